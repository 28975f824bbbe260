"""Labels: template files, their fields in millimetres, and the one drawing that a preview shows and a printer prints.

A template is checked on what would be printed. What is drawn is dots; ``output`` writes them as ZPL, TSPL or a picture.
Knows nothing of printers, the line or the screen.
"""
