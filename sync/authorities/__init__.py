"""Files for authorities and their platforms: what was packed and what became of it, in each one's own form.

Pure: containers in, documents and findings out. Nothing is sent from here, and nothing is signed: a plant's own service
does both. What a platform would refuse is said before the file is written (``rules``).
"""
