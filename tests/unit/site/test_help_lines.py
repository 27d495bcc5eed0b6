import pytest
from django.core.exceptions import ValidationError

from community.site.blocks import HelpLineBlock, digits
from community.site.help_lines import DEFAULT_LINES

WHOLE = {
    "name": "Listeners",
    "summary": "They listen.",
    "telephone": "",
    "text_number": "",
    "text_words": "",
    "website": "",
    "hours": "",
    "urgent": False,
}


@pytest.mark.parametrize(
    ("written", "dialled"), [("0800 1111", "08001111"), ("+44 (0)116 123", "+440116123")]
)
def test_dials_digits_only(written: str, dialled: str) -> None:
    assert digits(written) == dialled


def test_the_numbers_in_code_are_complete() -> None:
    assert {line["telephone"] or line["text_number"] for line in DEFAULT_LINES} >= {
        "999",
        "0800 1111",
        "116 123",
        "85258",
        "0800 555 111",
    }
    for line in DEFAULT_LINES:
        assert line["call"].startswith("tel:") or line["text_to"].startswith("sms:")


def test_a_line_gives_a_way_to_reach_somebody() -> None:
    block = HelpLineBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python(WHOLE))
    kept = block.clean(block.to_python({**WHOLE, "telephone": "116 123"}))
    assert kept.call == "tel:116123"


def test_a_number_holds_no_script() -> None:
    block = HelpLineBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**WHOLE, "telephone": "javascript:1"}))
