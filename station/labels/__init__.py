"""Labels: template files, their fields in millimetres, and the one drawing that a preview shows and a printer prints.

Knows nothing of printers, the line or the screen. What is drawn is dots; ``output`` writes them as ZPL, TSPL or PNG.
"""
