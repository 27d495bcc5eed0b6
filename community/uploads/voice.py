"""Voice notes: one track of sound, as browsers and phones record it, five minutes at most.

The sound is kept as it is; what phones write about the place into an M4A file is blanked.
"""

import struct
from collections.abc import Callable

from community.uploads import sound
from community.uploads.refusals import Refused
from community.uploads.rules import LONGEST_SECONDS

LEEWAY = 5  # seconds between the last word and the button

SECONDS: dict[str, Callable[[bytes], float | None]] = {
    "audio/webm": sound.webm_seconds,
    "audio/ogg": sound.ogg_seconds,
    "audio/mp4": sound.mp4_seconds,
    "audio/wav": sound.wav_seconds,
}


def examined(data: bytes, media_type: str) -> bytes:
    """What we keep; raises `Refused`. A length that cannot be told is bounded by the size alone."""
    try:
        seconds = SECONDS[media_type](data)
        kept = sound.without_extras(data) if media_type == "audio/mp4" else data
    except (sound.NotSound, struct.error, IndexError) as other:
        raise Refused(
            "This is not a sound recording we can use; it may be a film, or damaged. "
            "Please record it on this page, or send a WebM, Ogg, M4A or WAV file.",
            code="unreadable",
        ) from other
    if seconds and seconds > LONGEST_SECONDS + LEEWAY:
        raise Refused(
            f"This recording is longer than {LONGEST_SECONDS // 60} minutes. "
            "Please send it in two parts.",
            code="too-long",
        )
    return kept
