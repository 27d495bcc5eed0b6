"""PDFs: refused when something in them runs, opens, sends or hides by itself, or is locked.

The raw bytes are searched for what a reader might find in a table that is broken on purpose; then
``boxed_pdf`` looks at every object.
"""

import re
from pathlib import Path

from community.uploads import boxed, boxed_pdf
from community.uploads.refusals import Refused

TAIL = 1024
SCRIPT = Path(boxed_pdf.__file__).resolve()
# Long enough never to occur by chance in compressed bytes. A name may be written with #xx.
RAW = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def examine(data: bytes) -> None:
    """Raises `Refused`."""
    if b"%%EOF" not in data[-TAIL:]:
        raise _damaged()
    if RAW.search(ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), data)):
        raise _active()
    word, _ = boxed.run(SCRIPT, data)
    if word == boxed_pdf.ACTIVE:
        raise _active()
    if word == boxed_pdf.LOCKED:
        raise _locked()
    if word == boxed_pdf.DAMAGED:
        raise _damaged()
    if word != boxed_pdf.FINE:
        raise _too_complicated()


def _active() -> Refused:
    return Refused(
        "Something in this PDF runs or opens by itself, or another file is inside it. "
        "Please print it to a new PDF and send that.",
        code="active-content",
    )


def _locked() -> Refused:
    return Refused(
        "This PDF is locked with a password. Please save a copy without one and send that.",
        code="locked",
    )


def _damaged() -> Refused:
    return Refused(
        "This PDF could not be read; it may be damaged. "
        "Please print it to a new PDF and send that.",
        code="unreadable",
    )


def _too_complicated() -> Refused:
    return Refused(
        "This PDF is too complicated to check. Please print it to a new PDF and send that.",
        code="too-complicated",
    )
