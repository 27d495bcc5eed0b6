"""What a file is called when it is handed out: never a path, never a second kind of file."""

import re
import unicodedata

from community.uploads.states import Kind

LONGEST = 80
EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "audio/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
}
# What a shell, a browser or a disk reads as more than a letter.
SPECIAL = re.compile(r"""[<>:"'|?*&%$;`~^#{}\[\]=\\/]+""")
PLAIN = {Kind.PICTURE: "picture", Kind.DOCUMENT: "document", Kind.VOICE: "voice-note"}


def plain(kind: Kind, media_type: str) -> str:
    return f"{PLAIN[kind]}.{EXTENSIONS[media_type]}"


def tidy(claimed: str, media_type: str) -> str:
    """A plain name with the ending that fits; "file" when nothing is left of the claimed one."""
    last = re.split(r"[\\/]", claimed)[-1]
    shown = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    stem = SPECIAL.sub(" ", shown.rpartition(".")[0] or shown)
    stem = " ".join(stem.replace(".", " ").split())[:LONGEST].strip(" -")
    return f"{stem or 'file'}.{EXTENSIONS[media_type]}"
