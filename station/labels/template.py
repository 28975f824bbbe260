"""A label template: a TOML file with the fields of one label, in millimetres from its top left corner."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from station.labels.faults import LabelRefused, TemplateFault, fault

MOST_BYTES = 100_000
MOST_FIELDS = 100
Mm = Annotated[float, Field(ge=0, le=500)]
Size = Annotated[float, Field(gt=0, le=500)]
Words = Annotated[str, Field(min_length=1, max_length=500)]
Dpi = Literal[203, 300, 600]


class TemplatePart(BaseModel):
    """A table of a template: unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, strict=True)


class LabelField(TemplatePart):
    x_mm: Mm
    y_mm: Mm


class TextField(LabelField):
    """Text in one or more lines; longer text is refused, never cut off."""

    text: Words
    height_mm: Size
    """Of a line."""
    width_mm: Size
    lines: int = Field(1, ge=1, le=20)
    align: Literal["left", "center", "right"] = "left"


class Gs1BarField(LabelField):
    """GS1-128; the identifiers in brackets: ``(00){sscc}``."""

    content: Words
    height_mm: Size
    module_mm: Size
    caption: bool = True
    """The content in figures under it."""


class QrField(LabelField):
    content: Words
    module_mm: Size


class DataMatrixField(LabelField):
    content: Words
    module_mm: Size
    gs1: bool = False
    """The content has GS1 identifiers in brackets."""


class LineField(LabelField):
    width_mm: Size
    height_mm: Size


class LabelTemplate(TemplatePart):
    """One label."""

    name: str = Field("", exclude=True)
    """Of its file, without .toml."""
    level: str = Field(min_length=1, max_length=40)
    """Name of the level whose containers it is for: case, pallet."""
    products: tuple[str, ...] = Field((), max_length=1_000)
    """It is for these only; empty = for every other product."""
    width_mm: Annotated[float, Field(ge=10, le=300)]
    height_mm: Annotated[float, Field(ge=5, le=500)]
    dpi: Dpi
    text: tuple[TextField, ...] = ()
    gs1_128: tuple[Gs1BarField, ...] = ()
    qr: tuple[QrField, ...] = ()
    datamatrix: tuple[DataMatrixField, ...] = ()
    line: tuple[LineField, ...] = ()

    @property
    def fields(self) -> Iterator[tuple[str, LabelField]]:
        """Every field with what people call it, as it stands in the file; places count from 1."""
        for kind in ("text", "gs1_128", "qr", "datamatrix", "line"):
            for place, each in enumerate(getattr(self, kind), start=1):
                yield f"{kind}[{place}]", each

    def dots(self, mm: float) -> int:
        return round(mm * self.dpi / 25.4)


def read_template(path: Path) -> LabelTemplate:
    """Raises LabelRefused with everything that is wrong with the file itself."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise LabelRefused((fault("label_template_unreadable", file=path.name, detail="too large"),))
        values = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        why = fault("label_template_unreadable", file=path.name, detail=error.strerror or "")
        raise LabelRefused((why,)) from None
    except ValueError as error:  # not UTF-8, or not TOML
        raise LabelRefused((fault("label_template_unreadable", file=path.name, detail=str(error)),)) from None
    return template_of(path.stem, values)


def template_of(name: str, values: Mapping[str, object]) -> LabelTemplate:
    """Raises LabelRefused."""
    try:
        made = LabelTemplate.model_validate(_tuples({**values, "name": name}))
    except ValidationError as invalid:
        raise LabelRefused(tuple(_faults(invalid))) from None
    if sum(1 for _ in made.fields) > MOST_FIELDS:
        raise LabelRefused((fault("label_template_value", "", detail=f"more than {MOST_FIELDS} fields"),))
    return made


def _tuples(value: object) -> object:
    """Lists of TOML as the tuples they become; a whole number where millimetres are meant is one."""
    if isinstance(value, dict):
        return {key: _mm(key, _tuples(each)) for key, each in value.items()}
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value


def _mm(key: str, value: object) -> object:
    return float(value) if key.endswith("_mm") and type(value) is int else value


def _faults(invalid: ValidationError) -> Iterator[TemplateFault]:
    for error in invalid.errors(include_url=False):
        where = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in error["loc"])
        yield fault("label_template_value", where.removeprefix("."), detail=str(error["msg"]))


@dataclass(frozen=True, slots=True)
class LabelBook:
    """The templates of a folder, and what is wrong with the files that are none."""

    templates: Mapping[str, LabelTemplate]
    faults: Mapping[str, tuple[TemplateFault, ...]]
    """File → what is wrong with it."""

    def choose(self, level: str, product: str) -> LabelTemplate:
        """The template for this product, else the one for every product. Raises LabelRefused."""
        fits = [each for each in self.templates.values() if each.level == level]
        found = [each for each in fits if product in each.products] or [each for each in fits if not each.products]
        match found:
            case [one]:
                return one
            case []:
                raise LabelRefused((fault("label_template_none", level=level, product=product),))
            case _:
                names = ", ".join(sorted(each.name for each in found))
                raise LabelRefused((fault("label_template_many", level=level, product=product, names=names),))


def read_book(folder: Path | None) -> LabelBook:
    """Every ``*.toml`` of the folder; None = there are no templates."""
    templates: dict[str, LabelTemplate] = {}
    faults: dict[str, tuple[TemplateFault, ...]] = {}
    for path in sorted(folder.glob("*.toml")) if folder is not None else ():
        try:
            templates[path.stem] = read_template(path)
        except LabelRefused as refused:
            faults[path.name] = refused.faults
    return LabelBook(templates, faults)
