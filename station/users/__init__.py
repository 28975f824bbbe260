"""Who works here: named users with PIN or badge and a role, in a file of their own beside the journal (``users.db``),
and the sessions of the screens. The command line writes the same file beside a running line."""
