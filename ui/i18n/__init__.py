"""Words of the screen: English in the source, every other language in a Qt Linguist file beside this module.

lupdate looks for ``say`` (a sentence of the screen) and ``mark`` (a row of a table). The command
``python -m tests.ui.linguist`` collects them into the ``.ts`` files and makes the ``.qm`` files of them.
"""
