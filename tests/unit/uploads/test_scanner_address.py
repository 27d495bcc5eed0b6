"""Where the scanner listens, and that a wrong address is said at the start."""

from typing import Any

import pytest

from community.uploads.checks import check_scanner
from community.uploads.scanning import Address, ScannerDown, address, configured, scan


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("tcp://clamd:3311", Address(host="clamd", port=3311)),
        ("tcp://clamd", Address(host="clamd", port=3310)),
        ("tcp://[::1]:3310", Address(host="::1", port=3310)),
        ("unix:///run/clamav/clamd.ctl", Address(path="/run/clamav/clamd.ctl")),
        ("", None),
    ],
)
def test_addresses(settings: Any, url: str, where: Address | None) -> None:
    settings.CLAMD_URL = url
    assert address() == where
    assert configured() == bool(url)
    assert not check_scanner(None)


@pytest.mark.parametrize(
    "url", ["clamd:3310", "http://clamd", "tcp://", "tcp://clamd:port", "unix://run/a", "tcp://a/b"]
)
def test_wrong_addresses(settings: Any, url: str) -> None:
    settings.CLAMD_URL = url
    assert [error.id for error in check_scanner(None)] == ["uploads.E001"]
    with pytest.raises(ScannerDown):
        scan(b"words")
