"""The pages of distributors as HTML. Whatever was scanned or typed goes through ``inert`` and Jinja's autoescape."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Row

from sync.hub.deliveries import Delivery
from sync.hub.links import LinkHolder
from sync.hub.pages import inert, render
from sync.hub.trade_words import TRADE_WORDS
from sync.hub.words import Language

RegionNames = Mapping[str, tuple[str, str]]
"""Code → English and Chinese name."""


class TradePages:
    """Renders; knows the time zone of its readers."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone

    def home(
        self,
        language: Language,
        path: str,
        holder: LinkHolder,
        cases: Sequence[Row[Any]],
        goods: Sequence[Delivery],
    ) -> str:
        words = TRADE_WORDS[language]
        return render(
            "distributor.html",
            words,
            f"{path}?lang={words['lang']}",
            title=inert(holder.name),
            path=path,
            cases=[self.case_row(words, each) for each in cases],
            goods=[self._delivery(words, each) for each in goods],
        )

    def case(
        self,
        language: Language,
        path: str,
        case: Row[Any],
        log: Sequence[Row[Any]],
        regions: RegionNames,
        *,
        may: Sequence[str],
        form: str = "",
    ) -> str:
        """``may``: the steps that are offered; ``form`` is the brand's, '' on a distributor's page."""
        words = TRADE_WORDS[language]
        grounds = json.loads(case.grounds)
        return render(
            "diversion_case.html",
            words,
            f"{path}?lang={words['lang']}",
            title=words["case_title"].format(number=case.id),
            path=path,
            back=path.rpartition("/case/")[0] if not form else "/brand/diversion",
            case=self.case_row(words, case, by_brand=bool(form)),
            places=[self._place(words, each, regions) for each in grounds.get("places", ())],
            segments=[(inert(code), count) for code, count in grounds.get("segments", ())],
            log=[self._step(words, each) for each in log],
            may=may,
            form=form,
        )

    def told(self, language: Language, path: str, title: str, key: str, **facts: str) -> str:
        """One sentence, and the way back."""
        words = TRADE_WORDS[language]
        facts = {name: self._moment(text) for name, text in facts.items()}
        sentence = words.get(f"refused_{key}", words.get(key, words["refused_other"])).format(**facts)
        switch = f"{path}?lang={words['lang']}"
        return render("told.html", words, switch, title=words[title], words=sentence, path=path)

    def case_row(self, words: Mapping[str, str], case: Row[Any], *, by_brand: bool = False) -> dict[str, Any]:
        """A case as its distributor reads it, or the brand."""
        brand = "_brand" if by_brand else ""
        facts = {"codes": case.codes, "scans": case.scans, "product": inert(case.product_name or words["product_none"])}
        return {
            "id": case.id,
            "state": case.state,
            "state_words": words.get(f"state_{case.state}{brand}", words[f"state_{case.state}"]),
            "told": words[f"case_told{brand}"].format(**facts),
            "until": self.time(case.appeal_until_us),
            "raised": self.time(case.raised_us),
            "distributor": inert(f"{case.name} ({case.code})"),
            "open": case.state in ("open", "appealed"),
            **facts,
        }

    def _delivery(self, words: Mapping[str, str], each: Delivery) -> dict[str, Any]:
        told = {"containers": each.containers, "units": each.units, "at": self.time(each.shipped_us)}
        title = words["document"].format(document=inert(each.document)) if each.document else words["document_none"]
        return {
            "title": title,
            "document": each.document,
            "told": words["goods_told"].format(**told),
            "received": words["received"].format(at=self.time(each.received_us)) if each.received_us else "",
            "words": inert(each.words),
        }

    def _place(self, words: Mapping[str, str], place: Sequence[Any], regions: RegionNames) -> tuple[str, int, int]:
        code, border, codes, scans = place
        name = region_name(words, regions, code)
        return (words["place_border"].format(region=name) if border else name, codes, scans)

    def _step(self, words: Mapping[str, str], step: Row[Any]) -> dict[str, Any]:
        who, what = words[f"who_{step.who}"], words[f"what_{step.what}"]
        between = "" if words["lang"] == "zh" else " "
        return {
            "told": f"{who}{between}{what}",
            "words": inert(step.words),
            "at": self.time(step.at_us),
            "attachment": step.attachment,
        }

    def time(self, at_us: int) -> str:
        return datetime.fromtimestamp(at_us / 1_000_000, self._zone).strftime("%Y-%m-%d %H:%M")

    def _moment(self, told: str) -> str:
        try:
            return datetime.fromisoformat(told).astimezone(self._zone).strftime("%Y-%m-%d %H:%M")
        except ValueError:
            return inert(told)


def region_name(words: Mapping[str, str], regions: RegionNames, code: str) -> str:
    if not code:
        return words["region_none"]
    return inert(regions.get(code, (code, code))[words["lang"] == "zh"])
