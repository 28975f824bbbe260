"""What a recipe may call that which is packed (``unit_noun``), for one and for many."""

NOUNS: dict[str, str] = {
    "unit": "{n:unit|units}",
    "bottle": "{n:bottle|bottles}",
    "can": "{n:can|cans}",
    "box": "{n:box|boxes}",
    "bag": "{n:bag|bags}",
    "jar": "{n:jar|jars}",
    "pouch": "{n:pouch|pouches}",
    "tube": "{n:tube|tubes}",
    "carton": "{n:carton|cartons}",
}
"""Noun → template of the word alone; a translation may have three forms."""
