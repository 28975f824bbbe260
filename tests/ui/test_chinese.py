"""Chinese that does not mislead: one term for one thing, no word of another meaning, one rule for spaces."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from station.messages.templates import places
from sync.hub.words import CHINESE, ENGLISH
from tests.ui.linguist import files
from ui.i18n.translations import Translations
from ui.i18n.words import Words, fill

Said = tuple[str, str, str]
"""Where it is, the English source, the Chinese."""

FORBIDDEN = {
    r"件(?<![文条软硬事邮元组控]件)": "a case in this trade: 瓶, 单品, 单品码",
    r"外码": "the code of an outer package: 非本厂码",
    r"离线": "offline: 已下线 for what has left the belt, 不在线 for a device",
    r"上级|(?<!上)上游|(?<!等待)上下游": "上位系统",
    r"主机(?!名)|工作站|本机(?!暂停)|本工位": "本站; the computer is 电脑",
    r"打开的订单|关闭订单|批次": "进行中的订单, 结束订单, 批号",
    r"漏看|纪元|撕裂": "漏检, 计数段号, 读取不一致",
    r"剔除箱满|原话|下令|清零": "剔除区已满, 对方返回信息, 发起, 输送带已空",
    r"释放急停": "复位急停",
    r"按住": "长按",
    r"图片|扫描枪|单件|(?:告知|联系) ?IT": "图像, 扫码枪, 单品, 通知 IT",
}
"""What must not be said → what is said for it."""

GLOSSARY = {
    r"\backnowledge": "知道了",
    r"\bupstream": "上位系统|上传",
    r"\bepoch\b(?!\})": "计数段号",
    r"\btorn\b(?! reads)": "读取不一致|损坏",
    r"\bscanner\b": "扫码枪",
    r"\bIT\b": "IT",
    r"\bpacker\b": "装箱机",
    r"\bejector\b": "剔除器|剔除",
    r"\breject bin\b": "剔除区",
    r"\blots?\b": "批号|lot",
    r"\bgates?\b": "闸门",
    r"\bshift leader\b": "班长",
    r"\bHOLD\b": "暂停",
    r"\bRESUME\b": "恢复",
    r"\bjournal\b": "日志",
    r"\bLine held\b": "产线已暂停|产线暂停",
    r"\bbin\b(?! \[)": "剔除区|质检盒",
    r"\bquarantined\b": "隔离",
    r"\bduplicates?\b": "重复",
    r"\bheartbeat\b": "心跳",
    r"\bunproven|not proven\b": "未校验",
    r"\b[Pp]ermissive\b": "允许运行",
    r"\bemergency stop|e-stop\b": "急停",
    r"\btoken\b": "令牌|token",
    r"\bclear the line\b": "清空产线|清线",
}
"""A term of the English source → the one Chinese term for it (or those for its two meanings)."""

EXACT = {
    ("now", "Acknowledge"): "知道了",
    ("cell", "Foreign"): "非本厂码",
    ("phrase", "not ours"): "非本厂码",
    ("phrase", "bin full"): "剔除区已满",
    ("belt", "Belt is empty: clear it"): "长按确认：输送带已空",
    ("belt", "And release the emergency stop."): "并复位急停。",
    ("state", "HELD"): "本机暂停",
    ("state", "WAITING"): "等待上下游",
    ("orders", "No order is open"): "没有进行中的订单",
    ("device", "Its last message:"): "对方返回信息：",
    ("noun", "{n:unit|units}"): "单品",
    ("noun", "{n:bottle|bottles}"): "瓶",
    ("lookup", "Left the line"): "已下线",
    ("phrase", "no answer in time"): "对方未及时应答",
}
"""Words of which an operator was misled."""


def screen() -> Iterator[Said]:
    for context in ET.parse(files()["zh_CN"]).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            told = message.find("translation")
            assert told is not None
            yield name, message.findtext("source") or "", "".join(told.itertext()).strip()


def hub() -> Iterator[Said]:
    return (("hub", ENGLISH[key], said) for key, said in CHINESE.items())


EVERYTHING = (*screen(), *hub())


@pytest.mark.parametrize("wrong", FORBIDDEN, ids=FORBIDDEN.values())
def test_no_word_misleads(wrong: str) -> None:
    assert [said for said in EVERYTHING if re.search(wrong, said[2])] == [], f"say {FORBIDDEN[wrong]}"


@pytest.mark.parametrize("term", GLOSSARY)
def test_one_thing_has_one_term(term: str) -> None:
    meant = [said for said in screen() if re.search(term, said[1])]
    assert meant
    assert [said for said in meant if not re.search(GLOSSARY[term], said[2])] == []


@pytest.mark.parametrize("place", EXACT, ids=[source for _, source in EXACT])
def test_words_that_misled_an_operator(place: tuple[str, str]) -> None:
    assert [said for context, source, said in screen() if (context, source) == place] == [EXACT[place]]


HAN = "\u3400-\u9fff"
MARKS = "，。：；、（）“”？"
UNSPACED = (
    re.compile(rf"[{HAN}][A-Za-z0-9%]|[A-Za-z0-9%][{HAN}]"),
    re.compile(rf"[{HAN}] +[{HAN}]"),
    re.compile(rf" [{MARKS}]|[{MARKS}] "),
    re.compile(rf"[{HAN}](?!:端口)[,:;()?]|[,;()][{HAN}]"),
)


@pytest.mark.parametrize("value", ["9", "瓶"])
def test_chinese_is_spaced_by_one_rule(value: str) -> None:
    """A space between Chinese and Latin letters or digits, none between Chinese signs, whatever an argument is."""
    for where, source, said in EVERYTHING:
        text = fill(said, **dict.fromkeys(places(said), value))
        if where != "hub" or value == "9":  # a hub's page fills its words by str.format: its spaces are in the words
            assert not [rule.pattern for rule in UNSPACED if rule.search(text)], (source, text)


@pytest.fixture(scope="module")
def chinese(qapp: object) -> Words:
    return Translations("zh_CN").words


def test_a_range_of_one_is_one_case(chinese: Words) -> None:
    one: dict[str, str | int | float] = {"first": "1/67", "last": "1/67", "n": 1}
    chinese.epoch = 1
    assert chinese.what("eject_unconfirmed", one) == "第 67 箱剔除未确认。"
    assert chinese.what("eject_unconfirmed", one | {"last": "1/69", "n": 3}) == "第 67 至 69 箱（3 箱）剔除未确认。"


def test_who_did_it_is_spaced_as_chinese_is(chinese: Words) -> None:
    told = chinese.say("now", "The station restarts, ordered by {who}.")
    assert fill(told, who=chinese.say("who", "an operator here")) == "本站重启中，由本站操作员发起。"
    assert fill(told, who="Li") == "本站重启中，由 Li 发起。"


def test_what_upstream_said_is_chinese(chinese: Words) -> None:
    down = {"destination": "brand", "cause": "timeout"}
    assert chinese.what("upstream_down", down) == "上位系统 brand：对方未及时应答。数据未丢失。"


@pytest.mark.parametrize("what", ["unasked", "transaction", "byte_count", "echo_address"])
def test_what_was_wrong_with_an_answer_of_the_plc_is_chinese(what: str, chinese: Words) -> None:
    said = chinese.what("plc_reply", {"what": what})
    assert not re.search("[a-z]", said), said
