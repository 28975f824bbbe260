"""Who works here: named users with PIN or badge and a role, in a file of their own beside the journal (``users.db``).

``store`` is the file, ``secrets`` how PINs and badges are stored, ``sessions`` who is signed in at which screen.
The command line writes the same file beside a running line; which command needs which role is the API's.
"""
