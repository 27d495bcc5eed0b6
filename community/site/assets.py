"""Static files on the wire: hashed, compressed, and one stylesheet.

``css/main.css`` imports one file per component, one level deep. When files are collected, each
import is replaced by what it imports, in its layer.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

MAIN = "css/main.css"
IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")


def inlined(paths: dict[str, Any]) -> str:
    """The text of the one stylesheet; the parts are taken out of ``paths``."""

    def read(name: str) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return COMMENT.sub("", file.read().decode())

    def part(match: re.Match[str]) -> str:
        return f"@layer {match['layer']} {{ {read('css/' + match['path'])} }}"

    return SPACE.sub(" ", IMPORT.sub(part, read(MAIN))).strip()


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str, bool]]:
        if MAIN in paths and not dry_run:
            text = inlined(paths)
            parts = [name for name in paths if name.startswith("css/") and name != MAIN]
            paths = {name: where for name, where in paths.items() if name not in parts}
            self.delete(MAIN)
            self._save(MAIN, ContentFile(text.encode()))
            paths[MAIN] = (self, MAIN)
        yield from super().post_process(paths, dry_run, **options)
