"""A shift report as a file: words in three languages, sections of rows, and the formats they are written in.

It is given a ``station.api.schema.ShiftReport`` and knows nothing of journals, lines or screens. No Qt: Chinese and
Russian are read from the screen's own files of translations, so that each sentence is written once."""
