"""Looks at every object of a PDF: ``python -I boxed_pdf.py < file``. Stands alone; see boxed.py.

Every object that the file's own table lists is looked at, also those packed into streams. A button
to the web that somebody may click is plain and stays.
"""

import io
import resource
import sys

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject

FINE, ACTIVE, LOCKED, DAMAGED = "fine", "active", "locked", "damaged"
CPU_SECONDS = 10
MEMORY = 512 * 1024 * 1024

# Names that mean danger wherever they stand as a key, and as the action of a dictionary (/S).
KEYS = frozenset({"/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/RichMediaContent", "/XFA"})
ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
        *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"),
    }
)
TYPES = frozenset({"/EmbeddedFile"})
SUBTYPES = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
# What happens without a click may at most turn to a page.
BY_ITSELF = ("/OpenAction", "/AA")
QUIET = frozenset({"/GoTo", "/Named"})


def verdict(data: bytes) -> str:
    """One word. What goes wrong on the way is no verdict, or the file is damaged: see main."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        return LOCKED
    if _is_active(reader.trailer):
        return ACTIVE
    for number, generation in _listed(reader):
        if _is_active(reader.get_object(IndirectObject(number, generation, reader))):
            return ACTIVE
    return FINE if reader.pages else DAMAGED


def _listed(reader: PdfReader) -> list[tuple[int, int]]:
    """Every object of the table; those packed into streams always are of generation 0."""
    plain = [(number, gen) for gen, table in reader.xref.items() for number in table if number]
    return plain + [(number, 0) for number in reader.xref_objStm]


def _is_active(found: PdfObject | None) -> bool:
    """What stands in it directly; what it refers to comes round by itself."""
    waiting: list[object] = [found]
    while waiting:
        item = waiting.pop()
        if isinstance(item, DictionaryObject):
            if _is_dangerous(item):
                return True
            waiting += [item.raw_get(key) for key in item]
        elif isinstance(item, ArrayObject):
            waiting += list(item)
    return False


def _is_dangerous(item: DictionaryObject) -> bool:
    if KEYS & item.keys() or _name(item, "/S") in ACTIONS or _name(item, "/Type") in TYPES:
        return True
    if "/Rect" in item and _name(item, "/Subtype") in SUBTYPES:
        return True
    return any(key in item and not _is_quiet(item[key]) for key in BY_ITSELF)


def _name(item: DictionaryObject, key: str) -> str:
    value = item.get(key)
    value = value.get_object() if isinstance(value, IndirectObject) else value
    return str(value) if isinstance(value, NameObject) else ""


def _is_quiet(action: object) -> bool:
    """A place in the document, or an action that only turns there; for /AA each of its actions."""
    action = action.get_object() if isinstance(action, IndirectObject) else action
    if not isinstance(action, DictionaryObject):
        return True
    if "/S" in action:
        return _name(action, "/S") in QUIET and "/Next" not in action
    return all(_is_quiet(action[key]) for key in action)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        word = verdict(sys.stdin.buffer.read())
    except MemoryError:
        raise
    except Exception:  # a parser fails in many ways on what was made to break it
        word = DAMAGED
    sys.stdout.write(word + "\n")


if __name__ == "__main__":
    main()
