"""A part of a file, where a player asks for one: without it some phones play no sound at all."""

import re

from django.http import HttpRequest, HttpResponse

ONE_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def in_ranges(request: HttpRequest, whole: HttpResponse) -> HttpResponse:
    """The one range that was asked for; the whole for any other wish (RFC 9110, 14.2)."""
    whole["Accept-Ranges"] = "bytes"
    wanted = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if wanted is None or wanted.group() == "bytes=-" or whole.status_code != 200:
        return whole
    size = len(whole.content)
    first, last = _bounds(wanted.group(1), wanted.group(2), size)
    if first > last or first >= size:
        whole.status_code, whole.content = 416, b""
        whole["Content-Range"] = f"bytes */{size}"
        return whole
    whole.status_code, whole.content = 206, whole.content[first : last + 1]
    whole["Content-Range"] = f"bytes {first}-{last}/{size}"
    return whole


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """ "-500" means the last 500 bytes."""
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
