"""One way to fill a sentence: numbers agree with their nouns, and Chinese is spaced as Chinese is."""

import pytest

from station.messages.templates import fill, places


@pytest.mark.parametrize(
    ("template", "given", "said"),
    [
        ("{n:1 case is|{n} cases are} left", {"n": "1"}, "1 case is left"),
        ("{n:1 case is|{n} cases are} left", {"n": "2"}, "2 cases are left"),
        ("{n:1 case is|{n} cases are} left", {"n": "0"}, "0 cases are left"),
        ("{n:1 case is|{n} cases are} left", {"n": "1,001"}, "1,001 cases are left"),
        ("{n:Case {first}|Cases {first} to {last}}", {"n": "1", "first": "67", "last": "67"}, "Case 67"),
        ("{n:Case {first}|Cases {first} to {last}}", {"n": "3", "first": "67", "last": "69"}, "Cases 67 to 69"),
        ("Tell IT{words:: {words}}.", {}, "Tell IT."),
        ("Tell IT{words:: {words}}.", {"words": ""}, "Tell IT."),
        ("Tell IT{words:: {words}}.", {"words": "503"}, "Tell IT: 503."),
        ("{gone} {n:one|many}", {}, "? many"),
        ("{code}", {"code": "{n:a|b} | {0} {x"}, "{n:a|b} | {0} {x"),
        ("{n:{code}|none}", {"n": "1", "code": "a|b"}, "a|b"),
        ("{n:{m:its|their} case|{n} cases}", {"n": "1", "m": "2"}, "their case"),
    ],
)
def test_a_sentence_agrees_with_its_number(template: str, given: dict[str, str], said: str) -> None:
    assert fill(template, given) == said


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("由 {who} 发起", "本站操作员", "由本站操作员发起"),
        ("由 {who} 发起", "Li", "由 Li 发起"),
        ("第{case}箱", "67", "第 67 箱"),
        ("第 {case} 箱", "67", "第 67 箱"),
        ("{n} {units}", "", "? ?"),
        ("原因：{cause}。", "护罩打开", "原因：护罩打开。"),
        ("原因：{cause}。", "503", "原因：503。"),
        ("Product {name} is here", "中国 茶", "Product 中国 茶 is here"),
    ],
)
def test_chinese_has_a_space_beside_latin_only(template: str, value: str, said: str) -> None:
    name = next(iter(places(template))) if value else ""
    assert fill(template, {name: value}) == said


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("короб", ("1", "21", "101", "1 001", "1,121")),
        ("короба", ("2", "3", "4", "22", "1 104")),
        ("коробов", ("0", "5", "10", "11", "12", "14", "19", "111", "1 214", "?")),
    ],
)
def test_a_translation_may_have_three_forms(form: str, numbers: tuple[str, ...]) -> None:
    assert {fill("{n:короб|короба|коробов}", {"n": number}) for number in numbers} == {form}


def test_places_are_found_in_the_words_of_others_too() -> None:
    assert places("{n:Case {first}|Cases {first} to {last}}{words:: {words}}") == {"n", "first", "last", "words"}
