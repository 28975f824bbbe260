"""Other programs on the journal of a running line: the real station as a process, each kind of program once.

``python -m tests.campaign.foreign`` does the same ten times each."""

import json

import pytest

from tests.campaign.foreign import KINDS, main


def test_a_foreign_process_of_every_kind_beside_a_running_line_loses_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["--each", "1"])
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["done"], told["harmed"], told["failed"]) == (dict.fromkeys(KINDS, 1), [], [])
    assert told["unclean_copies"] == []
    assert told["released"] == told["delivered"] > 0
    assert (told["balance_closes"], told["truth_matches"], told["verify_clean"]) == (True, True, True)
    assert code == 0
