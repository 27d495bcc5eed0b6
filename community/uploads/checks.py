"""Says at the start that the scanner's address makes no sense, not at the first upload."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from community.uploads import scanning


def check_scanner(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    try:
        scanning.address()
    except scanning.NoSuchAddress:
        return [
            Error(
                "CLAMD_URL is not an address that ClamAV could listen at.",
                hint="Set it to tcp://host:3310 or unix:///path, or leave it empty.",
                id="uploads.E001",
            )
        ]
    return []
