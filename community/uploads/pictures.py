"""Pictures: only pixels are kept, upright, in plain colours, at most 2560 pixels wide or high."""

from pathlib import Path

from community.uploads import boxed, boxed_picture
from community.uploads.refusals import Refused

SCRIPT = Path(boxed_picture.__file__).resolve()
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF"}
# A browser shows no HEIC.
KEPT_AS = {"image/heic": "image/jpeg"}


def repainted(data: bytes, media_type: str) -> tuple[bytes, str]:
    """The picture as we keep it and its media type; raises `Refused`."""
    word, painted = boxed.run(SCRIPT, data, FORMATS[media_type])
    if word == boxed_picture.TOO_MANY_PIXELS:
        raise Refused(
            f"This picture has more than {boxed_picture.MOST_PIXELS // 1_000_000} million pixels. "
            "Please save a smaller copy of it and send that.",
            code="too-many-pixels",
        )
    if word != boxed_picture.FINE:
        raise Refused(
            "This picture could not be read; it may be damaged. "
            "Please open it in a photo app, save it again as JPEG, and send that copy.",
            code="unreadable",
        )
    return painted, KEPT_AS.get(media_type, media_type)
