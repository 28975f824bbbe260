"""WeChat codes: applied for once, downloaded whole, and activated only where they left; whatever the platform does."""

import json
from collections.abc import Iterator

import pytest

from station.core.codes.ranges import CodeRange
from sync.hub.code_pools import PoolFault, codes_of, ranges_of
from sync.hub.database import Database
from sync.hub.notices import NoticePlace, after
from sync.hub.wechat_api import AnswerLost, CodeActivity, WechatApi, WechatFault
from sync.hub.wechat_codes import Activated, activate, apply, download, wechat_pool
from tests.hub.conftest import Home
from tests.hub.test_code_pools import packed
from tests.hub.trade import NOW_US
from tests.hub.wechat_platform import APPID, SECRET, Platform
from tests.pools.make import KEY

WATER = CodeActivity("spring", "Brand", "Water", "6901234567892", "wxa", "pages/a")


class Brand:
    """A hub and the platform."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.platform = Platform()
        self.api = WechatApi(self.platform.client(), APPID, SECRET)

    def apply(self, codes: int = 10_000) -> str:
        return apply(self.database, self.api, "wx", codes, NOW_US).application

    def download(self, key: bytes = KEY) -> tuple[int, bool]:
        return download(self.database, self.api, "wx", key)

    def activate(self) -> Activated:
        return activate(self.database, self.api, "wx", WATER, NOW_US)

    def leave(self, case: int, *indexes: int) -> None:
        packed(self.database, case, [self.platform.code(index) for index in indexes])

    def ranges(self, kind: str) -> list[CodeRange]:
        with self.database.reader.connect() as connection:
            return ranges_of(connection, wechat_pool(self.database, "wx"), kind)  # type: ignore[arg-type]

    def told(self) -> list[tuple[int, int]]:
        """Of which ranges there was notice that they are active."""
        with self.database.reader.connect() as connection:
            found = [each.notice for each in after(connection, NoticePlace(), 100) if each.notice.kind == "activated"]
        assert all((each.body["pool"], each.body["application"]) == ("wx", "700") for each in found)
        return [(each.body["first"], each.body["last"]) for each in found]


@pytest.fixture
def brand(home: Home) -> Iterator[Brand]:
    database = home.open()
    yield Brand(database)
    database.close()


@pytest.fixture
def packed_brand(brand: Brand) -> Brand:
    """Indexes 3 to 7 and 20 left; 40 was dissolved."""
    brand.apply()
    assert brand.download() == (10_000, True)
    brand.leave(1, 3, 4, 5)
    brand.leave(2, 6, 7, 20)
    return brand


def test_an_application_is_one_however_often_it_is_said(brand: Brand) -> None:
    brand.platform.fail("applycode", "lost")
    with pytest.raises(AnswerLost):
        brand.apply()
    assert [brand.apply(), brand.apply()] == ["700", "700"]
    assert list(brand.platform.applications) == ["wx"]


@pytest.mark.parametrize("codes", [0, 9_999, 15_000, 20_010_000])
def test_a_count_that_the_platform_does_not_take_is_refused_here(brand: Brand, codes: int) -> None:
    with pytest.raises(PoolFault, match="wechat_count"):
        brand.apply(codes)
    assert brand.platform.calls == []


def test_only_ranges_that_the_platform_told_are_downloaded_and_none_twice(brand: Brand) -> None:
    brand.apply(30_000)
    assert [brand.download() for _ in range(3)] == [(10_000, False), (10_000, False), (10_000, True)]
    assert brand.download() == (0, True)
    assert brand.platform.calls.count("applycodedownload") == 3
    with brand.database.reader.connect() as connection:
        rows = codes_of(connection, wechat_pool(brand.database, "wx"), CodeRange(29_999, 30_000), 9)
    assert rows == [(29_999, brand.platform.code(29_999), "WX0029999")]


def test_a_wrong_key_keeps_nothing(brand: Brand) -> None:
    brand.apply()
    with pytest.raises(WechatFault, match="pack_key"):
        brand.download(b"fedcba9876543210")
    assert brand.download() == (10_000, True)


def test_only_what_left_is_activated_as_merged_ranges_and_once(packed_brand: Brand) -> None:
    done = packed_brand.activate()
    assert done == Activated((CodeRange(3, 7), CodeRange(20, 20)))
    assert packed_brand.platform.active == [(700, 3, 7), (700, 20, 20)]
    assert packed_brand.activate() == Activated(())
    assert packed_brand.told() == [(3, 7), (20, 20)], "and those who want to know are told of each once"
    packed_brand.leave(3, 8)
    assert packed_brand.activate().ranges == (CodeRange(8, 8),)
    assert packed_brand.ranges("activated") == [CodeRange(3, 8), CodeRange(20, 20)]


@pytest.mark.parametrize("fault", ["lost", "cut"])
def test_a_lost_answer_is_settled_by_the_single_code_query(packed_brand: Brand, fault: str) -> None:
    packed_brand.platform.fail("codeactive", fault)
    packed_brand.activate()
    packed_brand.activate()
    assert sorted(packed_brand.platform.activated) == [3, 4, 5, 6, 7, 20]
    assert packed_brand.ranges("activated") == [CodeRange(3, 7), CodeRange(20, 20)]


def test_while_the_query_gives_no_answer_either_nothing_is_sent_again(packed_brand: Brand) -> None:
    packed_brand.platform.fail("codeactive", "lost")
    packed_brand.platform.fail("codeactivequery", "cut", "cut")
    assert packed_brand.activate().unsure == (CodeRange(3, 7),)
    assert packed_brand.ranges("asking") == [CodeRange(3, 7)]
    assert packed_brand.activate().unsure == (CodeRange(3, 7),)
    assert packed_brand.told() == [(20, 20)]
    assert packed_brand.activate() == Activated((CodeRange(3, 7),))
    assert packed_brand.told() == [(20, 20), (3, 7)]
    assert sorted(packed_brand.platform.activated) == [3, 4, 5, 6, 7, 20]


@pytest.mark.parametrize("code", [40001, 40014, 42001])
def test_a_token_that_ended_is_fetched_once_more(packed_brand: Brand, code: int) -> None:
    packed_brand.platform.fail("codeactive", code)
    assert packed_brand.activate().codes == 6
    packed_brand.leave(3, 9)
    packed_brand.platform.fail("codeactive", code, code)
    with pytest.raises(WechatFault, match="platform_refused"):
        packed_brand.activate()
    assert packed_brand.ranges("asking") == []
    assert packed_brand.activate().ranges == (CodeRange(9, 9),)


def test_too_many_calls_stop_it_and_the_rest_is_done_later(packed_brand: Brand) -> None:
    packed_brand.leave(3, 30)
    packed_brand.platform.fail("codeactive", 0, 45009)
    done = packed_brand.activate()
    assert done.stopped.startswith("45009")
    packed_brand.platform.faults.clear()
    packed_brand.activate()
    assert sorted(set(packed_brand.platform.activated)) == [3, 4, 5, 6, 7, 20, 30]
    assert packed_brand.ranges("asking") == []


def test_an_answer_without_end_is_not_kept_in_memory(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    brand.apply()
    monkeypatch.setattr("sync.hub.wechat_api.ANSWER_MAX_BYTES", 100_000)
    with pytest.raises(WechatFault) as endless:
        brand.download()
    assert endless.value.key == "platform_endless"
    assert brand.ranges("issued") == []
    monkeypatch.undo()
    assert brand.download() == (10_000, True)


def test_what_is_no_answer_of_the_platform_is_a_lost_one(brand: Brand) -> None:
    brand.apply()
    api = WechatApi(brand.platform.client(), APPID, "wrong")
    with pytest.raises(WechatFault, match="40125"):
        download(brand.database, api, "wx", KEY)
    assert json.dumps(brand.platform.calls).count("token") >= 2
