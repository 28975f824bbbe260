"""What a reader says when it has no code is never a code, in whatever spelling and wherever it comes from."""

import pytest

from station.core.codes import identify
from station.core.codes.messages import is_device_message
from station.core.values import Reason, Recipe

ANY = Recipe(product="water", code="plain", units_per_case=6)
CASES = Recipe(product="water", code="url", units_per_case=6, case_pattern=".+")
MESSAGES = [
    "NOREAD", "NoRead", "noread", "No Read", "NO_READ", "no-read", "<NOREAD>", "NOREAD!", "ERROR", "Error", "ERR",
    "NR", "nr", "N.R.", "?", "???", "NG", "ng", "FAIL", "Failed", "TIMEOUT", "time out", "Time-Out", "***", "---",
    "no code", "NULL", "OK,LON", "ok,lon", "OK,LOFF", "ER,LON,22", "ER,TEST1,00", "OK,BCLR", "sAN mTCgateon 1",
    "N/R", "NOREAD;", "NoRead,", "NoRead,NoRead", "NOREAD;ERROR;NOREAD", "no read|no read", "ＮＯＲＥＡＤ",
    "OK", "ok", "Unread", "PARTIAL READ", "Multiple Read", "NO MATCH", "Barcode not found", "NOT FOUND",
    "未读到", "读码失败！", "Нет кода", "НЕ ПРОЧИТАНО",
    "sAN mTCgateoff 1", "sAN mTCgateoff 0", "ER,LOFF,20", "sFA 4", "sRA eErr 0", "]C0NOREAD", "\x1dNOREAD",
    "NOREAD123", "NoRead 5", "NOREAD;5", "12:NOREAD", "NoRead(3)", "NO READ 0000123", "ERROR-0001", "ERROR:22",
    "{NoRead}", "$NOREAD$", "Ошибка 5", "未读到3", "ＮＯＲＥＡＤ１２",
]  # fmt: skip
CODES = [
    "NOREADX1", "ERROR-0001A", "NR0001", "EMPTY01", "FAIL0001X", "OK123456", "SAN 100", "AB123456", "n", "1", "0",
    "[/]", "OKRA", "NR;12", "NOREAD,AB123456", "OK1", "ABNR", "NG-0001", "无码头-1",
    "https://q.brand.cn/u/error", "ER12,34", "瓶子-7", "NGX",
]  # fmt: skip


@pytest.mark.parametrize("message", MESSAGES)
def test_a_device_message_is_no_code_anywhere(message: str) -> None:
    for recipe in (ANY, CASES):
        for read_as in (None, "unit", "case"):
            for typed in (False, True):
                found = identify(message.encode(), message, recipe, read_as, typed=typed)
                assert (found.refusal, found.why) == (Reason.FOREIGN, "code_device_message")
                assert found.code.key.startswith("sha256:")


@pytest.mark.parametrize("code", CODES)
def test_a_code_that_only_resembles_one_stays_a_code(code: str) -> None:
    assert not is_device_message(code)
    assert identify(b"", code, ANY).refusal is None
