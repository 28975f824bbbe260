"""What shall be packed: planned orders and the recipe library, in a file of their own beside the journal.

What was packed, and by which recipe, is in the events of the journal; nothing here is history.
``orders`` reads sheets, ``order_file`` CSV and JSON, ``store`` is the file ``plan.db``.
"""
