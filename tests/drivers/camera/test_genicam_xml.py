"""What is read in a camera's own description."""

from drivers.camera.genicam_xml import entries_of, kinds_of, shown_features
from tests.drivers.camera.gige_peer import XML

TEXT = XML.decode()


def test_features_are_what_stands_in_a_category_and_no_category() -> None:
    shown = shown_features(TEXT)
    assert shown[:4] == ["Width", "Height", "PixelFormat", "PayloadSize"]
    assert not {name for name in shown if name.endswith("Reg")}
    root = '<Category NameSpace="Standard" Name="Root"><pFeature>A</pFeature></Category>'
    nested = root + '<Category Name="A"><pFeature>B</pFeature></Category>'
    assert shown_features(nested) == ["B"]


def test_everything_that_has_a_value_has_a_kind_wherever_its_name_stands() -> None:
    kinds = kinds_of(TEXT)
    assert (kinds["Width"], kinds["WidthReg"], kinds["TriggerSoftware"]) == ("Integer", "IntReg", "Command")
    assert kinds_of('<Float NameSpace="Standard" Name="Gain">') == {"Gain": "Float"}


def test_the_numbers_of_an_enumeration() -> None:
    assert entries_of(TEXT, "TriggerSource") == {"Software": 0, "Line1": 1}
    assert entries_of(TEXT, "PixelFormat")["Mono1p"] == 0x01010037
    assert entries_of(TEXT, "Width") == {}
