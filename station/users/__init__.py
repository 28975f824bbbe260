"""Who works here: named users with PIN or badge and a role, in a file of their own beside the journal.

``store`` is the file (``users.db``), ``roles`` what each may be, ``secrets`` how PINs and badges are stored,
``sessions`` who is signed in where.
The command line writes the same file beside a running line; which command needs which role is the API's.
"""
