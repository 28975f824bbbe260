"""GS1's own files, where they are: beside the checkout, or where STATION_SHARED says."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("STATION_SHARED", Path(__file__).parents[4] / "shared")) / "data/epcis"
SCHEMA = FOLDER / "EPCIS-JSON-Schema.json"
OPENAPI = FOLDER / "openapi.json"


def schema() -> "Schema":
    """GS1's JSON schema of EPCIS documents; the test is skipped where it is not."""
    if not SCHEMA.is_file():
        pytest.skip(f"GS1's schema is not at {SCHEMA}")
    return Schema()


class Schema:
    """Says what is wrong with a document."""

    def __init__(self) -> None:
        import jsonschema  # only where it is wanted: its grammars take longer to load than any other package here

        formats = jsonschema.FormatChecker()
        assert {"uri", "date-time"} <= formats.checkers.keys()
        self._check = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")), format_checker=formats)

    def problems(self, document: Any) -> Iterator[str]:
        for error in self._check.iter_errors(document):
            yield f"{error.json_path}: {error.message[:300]}"
