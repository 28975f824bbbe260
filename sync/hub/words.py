"""What the hub's pages say, per language; no word of a page stands in a template."""

import re
from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "zh"]

ENGLISH: Mapping[str, str] = {
    "lang": "en",
    "other_lang": "zh",
    "other_name": "中文",
    "title": "Where has this code been?",
    "code": "Code",
    "ask": "Type or scan a code",
    "look": "Look up",
    "known": "Packed and released",
    "known_more": "The producer packed this code once.",
    "twice": "Packed {packings} times",
    "twice_more": "A unit is packed once. One of these may be a copy: ask the producer.",
    "withdrawn": "Case withdrawn by the plant",
    "withdrawn_more": "The packing line took back its report of this case: the units in it may not be those it "
    "reported. Ask the producer before you sell or use any of them.",
    "unknown": "Unknown code",
    "unknown_more": "No station has told this hub that it packed this code.",
    "product": "Product",
    "lot": "Lot",
    "case": "Case",
    "chapter": "Packing {number}",
    "step_read": "Code read on line {line}",
    "step_read_cell": "Code read on line {line}, row {row}, column {column}",
    "step_packed": "Packed into case {case} (units: {units})",
    "step_case_packed": "Case {case} packed (units: {units})",
    "step_reported": "Reported in case {case} (units: {units}), no longer believed",
    "step_case_reported": "Case {case} reported (units: {units}), no longer believed",
    "step_dissolved": "Case withdrawn by line {line}",
    "step_restored": "Case checked and found good",
    "step_released": "Case released from line {line}",
    "step_delivered": "Reported to this hub",
    "times": "Times: {zone}",
    "stations": "Stations",
    "stations_none": "No station has sent anything yet.",
    "stations_more": "There are more stations than are shown.",
    "station": "Station",
    "state_ok": "Complete when last heard",
    "state_waiting": "Records waiting at the station: {member.waiting}",
    "state_gap": "A gap: complete to {member.contiguous_through}, newest {member.newest}",
    "state_conflict": "Two stations with one identity; records refused: {member.conflicts}",
    "last_event": "Last event",
    "last_heard": "Last heard",
    "ago_s": "{count} s ago",
    "ago_min": "{count} min ago",
    "ago_h": "{count} h ago",
    "ago_d": "{count} d ago",
    "never": "not yet",
    "delivered": "Complete to",
    "version": "Version",
    "journal": "Journal",
    "journals": "Earlier journals",
    "error": "Not now",
    "title_token_refused": "A token is needed",
    "error_too_often": "Too many requests. Try again in a moment.",
    "error_store_failed": "The hub cannot read its records now. Try again in a moment.",
    "error_token_refused": "This page needs a token: any name, the token as the password.",
    "error_other": "This page cannot be shown.",
}

CHINESE: Mapping[str, str] = {
    "lang": "zh",
    "other_lang": "en",
    "other_name": "English",
    "title": "这个码去过哪里？",
    "code": "码",
    "ask": "输入或扫描一个码",
    "look": "查询",
    "known": "已装箱并放行",
    "known_more": "生产商已将此码装箱一次。",
    "twice": "被装箱 {packings} 次",
    "twice_more": "一个单品只装箱一次，其中可能有复制品，请向生产商查询。",
    "withdrawn": "此箱已被工厂撤回",
    "withdrawn_more": "包装线撤回了此箱的装箱报告，箱内单品可能与报告不符。销售或使用前，请先向生产商查询。",
    "unknown": "未知的码",
    "unknown_more": "没有工位报告过此码的装箱记录。",
    "product": "产品",
    "lot": "批号",
    "case": "箱",
    "chapter": "第 {number} 次装箱",
    "step_read": "在 {line} 线读码",
    "step_read_cell": "在 {line} 线读码，第 {row} 行第 {column} 列",
    "step_packed": "装入箱 {case}，共 {units} 个单品",
    "step_case_packed": "箱 {case} 装箱完成，共 {units} 个单品",
    "step_reported": "曾报告装入箱 {case}，共 {units} 个单品，现已不可信",
    "step_case_reported": "曾报告箱 {case} 装箱完成，共 {units} 个单品，现已不可信",
    "step_dissolved": "整箱被 {line} 线撤回",
    "step_restored": "整箱经检查确认合格",
    "step_released": "整箱从 {line} 线放行",
    "step_delivered": "已上报到本平台",
    "times": "时间：{zone}",
    "stations": "工位",
    "stations_none": "还没有工位上报数据。",
    "stations_more": "还有未显示的工位。",
    "station": "工位",
    "state_ok": "最近联络时数据齐全",
    "state_waiting": "{member.waiting} 条记录在工位等待上传",
    "state_gap": "数据有缺口：收齐至 {member.contiguous_through}，最新 {member.newest}",
    "state_conflict": "两个工位使用同一身份：已拒收 {member.conflicts} 条记录",
    "last_event": "最近事件",
    "last_heard": "最近联络",
    "ago_s": "{count} 秒前",
    "ago_min": "{count} 分钟前",
    "ago_h": "{count} 小时前",
    "ago_d": "{count} 天前",
    "never": "尚无",
    "delivered": "已收齐至",
    "version": "版本",
    "journal": "日志",
    "journals": "更早的日志",
    "error": "暂时不可用",
    "title_token_refused": "需要令牌",
    "error_too_often": "请求过于频繁，请稍后再试。",
    "error_store_failed": "暂时无法读取记录，请稍后再试。",
    "error_token_refused": "此页面需要令牌：用户名任意，密码填令牌。",
    "error_other": "此页面无法显示。",
}

WORDS: Mapping[Language, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}
_CHOSEN: Mapping[str, Language] = {"en": "en", "zh": "zh"}
_WEIGHT = re.compile(r"q=(0(?:\.\d{1,3})?|1(?:\.0{1,3})?)")


def language(asked: str | None, accepted: str | None) -> Language:
    """The language of a page: ``?lang=`` first, then what the browser likes best of the two, else English."""
    chosen = _CHOSEN.get((asked or "").lower()[:2])
    if chosen is not None:
        return chosen
    liked = [(_weight(part), part.strip().lower()) for part in (accepted or "")[:500].split(",")]
    chinese = max((weight for weight, name in liked if name.startswith("zh")), default=0.0)
    english = max((weight for weight, name in liked if name.startswith("en")), default=0.0)
    return "zh" if chinese > english else "en"


def _weight(part: str) -> float:
    found = _WEIGHT.search(part)
    return float(found[1]) if found else 1.0
