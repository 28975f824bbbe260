"""Label printers: ZPL and TSPL over TCP and serial ports, a folder, a CUPS queue.

A label is sent whole. What is asked is the printer's state and its own count; what it does not answer is unknown.
Questions and answers of a language are pure functions over bytes.
"""
