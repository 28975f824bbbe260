"""Words: complete in every language, the same places in every language."""

import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import QApplication

import ui.i18n
from station.messages import templates
from tests.station.counting import miscounted
from tests.ui.factories.samples import HOSTILE
from tests.ui.linguist import files, release, unfinished, update
from ui.i18n.translations import Translations
from ui.i18n.visible import visible
from ui.i18n.words import LANGUAGES, SOURCE, Language, Words, fill, joined


def shown(text: str) -> frozenset[str]:
    """The places whose value is said, not those that only choose between words. ``units`` is a plural of ``unit``."""
    told = [(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None]
    inner = [shown(spec) for _, spec in told if spec]
    return frozenset(name.replace("units", "unit") for name, spec in told if not spec).union(*inner)


TRANSLATED = sorted(set(LANGUAGES) - {SOURCE})


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_language_is_complete(language: str) -> None:
    assert unfinished(files()[language]) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_language_files_hold_what_the_source_says(language: str, tmp_path: Path) -> None:
    """Run ``python -m tests.ui.linguist`` when this fails."""
    kept = files()[language]
    fresh = tmp_path / kept.name
    fresh.write_bytes(kept.read_bytes())
    update(language, fresh)
    assert _sources(fresh) == _sources(kept)
    release(fresh, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == kept.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_of_its_source(language: str) -> None:
    for message in ET.parse(files()[language]).getroot().iter("message"):
        source, told = message.findtext("source") or "", message.findtext("translation") or ""
        assert shown(told) == shown(source), source
        assert templates.places(told) <= templates.places(source), source


def test_sentences_are_joined_as_their_marks_ask() -> None:
    assert joined("It is full.", "", "Close it.") == "It is full. Close it."
    assert joined("已满。", "请封箱。") == "已满。请封箱。"
    assert joined("", "Close it.") == "Close it." and joined() == ""


def test_chinese_ends_sentences_in_its_own_way() -> None:
    for message in ET.parse(files()["zh_CN"]).getroot().iter("message"):
        source, said = message.findtext("source") or "", "".join(message.find("translation").itertext())  # type: ignore[union-attr]
        if source.endswith("."):
            assert said.strip().endswith("。"), source
        assert not set(said) & {";", "!", "！"}, source


def test_languages_are_switched_while_it_runs(qapp: QApplication) -> None:
    translations = Translations("en")
    told: list[str] = []
    translations.changed.connect(lambda: told.append(translations.words.say("state", "RUNNING")))
    for _ in LANGUAGES:
        translations.switch()
    assert told == ["运行", "РАБОТА", "RUNNING"]


def test_plurals_are_the_languages_own(qapp: QApplication) -> None:
    def told(language: Language) -> list[str]:
        words = Translations(language).words
        text = words.say("belt", "{n} {units} on the belt {n:is|are} not proven.")
        return [fill(text, n=words.number(n), units=words.noun(n)) for n in (1, 2, 1211, 1221)]

    assert told("en") == [
        "1 unit on the belt is not proven.",
        "2 units on the belt are not proven.",
        "1,211 units on the belt are not proven.",
        "1,221 units on the belt are not proven.",
    ]
    assert told("ru") == [
        "На ленте не доказана 1 единица.",
        "На ленте не доказаны 2 единицы.",
        "На ленте не доказано 1 211 единиц.",
        "На ленте не доказана 1 221 единица.",
    ]


def test_russian_has_three_forms_and_its_own_marks_of_numbers(qapp: QApplication) -> None:
    words = Translations("ru").words
    words.unit_noun = "bottle"
    assert [words.noun(n) for n in (1, 2, 5, 11, 21)] == ["бутылка", "бутылки", "бутылок", "бутылок", "бутылка"]
    assert (words.decimal(1234.5, 1), words.number(-7)) == ("1 234,5", "-7")


def test_russian_ends_sentences_as_the_source_does_and_does_not_shout() -> None:
    for message in ET.parse(files()["ru"]).getroot().iter("message"):
        source = message.findtext("source") or ""
        for said in message.find("translation").itertext():  # type: ignore[union-attr]
            assert not (source.endswith(".") and said.strip()) or said.strip().endswith("."), source
            assert "!" not in said, source


@pytest.mark.parametrize(("language", "other"), [("en", "zh_CN"), ("zh_CN", "en"), ("ru", "en")])
def test_a_lost_screen_says_it_in_english_too(language: Language, other: Language, qapp: QApplication) -> None:
    assert [words.language for words in Translations(language).both] == [language, other]


@pytest.mark.parametrize(
    ("language", "noun", "said"),
    [
        ("en", "bottle", ("bottle", "bottles")),
        ("en", "box", ("box", "boxes")),
        ("zh_CN", "bottle", ("瓶", "瓶")),
        ("en", "firkin", ("unit", "units")),
        ("zh_CN", "<b>", ("单品", "单品")),
        ("ru", "tube", ("туба", "тубы")),
    ],
)
def test_units_are_called_as_the_recipe_calls_them(
    qapp: QApplication, language: Language, noun: str, said: tuple[str, str]
) -> None:
    translations = Translations(language)
    translations.call_units(noun)
    assert (translations.words.unit, translations.words.units) == said


def test_a_sentence_of_the_station_names_what_is_packed(qapp: QApplication) -> None:
    translations = Translations("en")
    translations.call_units("bottle")
    assert translations.words.what("no_read", {}) == "A bottle was not read."
    assert translations.words.to_do("trust_lost", {"cause": "guard_opened"}).endswith(
        "scan the first bottle of a case."
    )


def test_no_sentence_of_the_screen_counts_one_thing_as_many() -> None:
    """``{n} {units}``: the page fills ``units`` with the noun for ``n``."""
    sources = (message.findtext("source") or "" for message in ET.parse(files()["ru"]).getroot().iter("message"))
    assert [source for source in sources if miscounted(source.replace("{n} {units}", ""))] == []


def test_a_key_without_words_is_shown_as_it_is() -> None:
    words = Words()
    assert words.what("brand_new", {"device": "top"}) == "brand_new (device top)"
    assert words.to_do("brand_new", {}) == ""
    assert words.phrase("brand_new") == "brand new"


def test_an_argument_may_be_a_key_itself() -> None:
    said = Words().what("trust_lost", {"cause": "guard_opened"})
    assert said == "The queue is not trusted: the guard was opened. Cases are rejected."


def test_a_case_of_this_epoch_is_named_by_its_number() -> None:
    words = Words(epoch=3)
    assert (
        words.what("eject_unconfirmed", {"first": "3/7319", "last": "3/7319", "n": 1})
        == "Case 7319: ejection not confirmed."
    )
    assert (
        words.what("eject_unconfirmed", {"first": "2/7319", "last": "2/7319", "n": 1})
        == "Case 2/7319: ejection not confirmed."
    )


def test_what_is_scanned_is_never_read_as_a_template() -> None:
    assert fill("{code} here", code="{x} {0} %n") == "{x} {0} %n here"
    assert fill("{code} {gone}", code="a") == "a ?"
    assert fill("{template}", template="t") == "t"


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_hidden_becomes_visible(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert all(sign == " " or not sign.isspace() for sign in shown)
    shown.encode("utf-8")


def test_the_signs_of_a_scanner_are_shown_as_signs() -> None:
    assert visible("01\x1d21") == "01␝21"
    assert visible("a\u202eb") == "a⟨U+202E⟩b"
    assert visible("x" * 20, 5) == "xxxxx…"


@pytest.mark.parametrize("at_us", [-(2**62), 2**62, 10**30])
def test_an_impossible_time_is_dashes(at_us: int) -> None:
    assert Words().clock(at_us) == "--:--"
    assert Words().date(at_us) == "--"


def test_the_language_files_are_part_of_the_package() -> None:
    folder = Path(ui.i18n.__file__).parent
    assert {path.name for path in folder.glob("*.qm")} == {f"station_{language}.qm" for language in TRANSLATED}


def _sources(path: Path) -> set[tuple[str, str]]:
    contexts = ET.parse(path).getroot().iter("context")
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in contexts
        for message in context.iter("message")
    }


@pytest.mark.parametrize("language", ["zh_CN", "ru"])
@pytest.mark.parametrize("level", ["unit", "bundle", "layer", "case", "crate", "pallet", "container"])
def test_a_sentence_of_the_station_names_a_level_in_the_language_of_the_screen(language: Language, level: str) -> None:
    words = Translations(language).words
    told = words.what("rework_level_wrong", {"code": "(00)1", "name": level})
    assert words.level(level) in told and level not in told
    assert "Tray 12" in words.what("rework_level_wrong", {"code": "(00)1", "name": "Tray 12"})
