import pytest
from django.core.exceptions import ValidationError

from community.cms.blocks import LinkBlock


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "/my/", "/consultations/?page=2", "mailto:a@example.org", "tel:999"],
)
def test_takes_addresses_that_lead_somewhere(address: str) -> None:
    block = LinkBlock()
    value = block.clean(block.to_python({"title": "Go", "page": None, "address": address}))
    assert value.href == address
    assert value.words == "Go"


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "about"],
)
@pytest.mark.trust("CVE-19")
def test_refuses_the_others(address: str) -> None:
    block = LinkBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"title": "Go", "page": None, "address": address}))
