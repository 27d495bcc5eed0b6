"""Cleaning of what people type: whatever a screen cannot show goes, nothing else."""

import unicodedata

# Bidirectional overrides, embeddings and isolates can make text read differently from what it is.
_DIRECTION_CONTROLS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_KEPT_CONTROLS = {"\n", "\t"}


def _is_noise(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or ord(character) in _DIRECTION_CONTROLS


def plain(raw: str) -> str:
    """The text without NUL, other control and direction-control characters, trimmed."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() or not text.isprintable():
        text = "".join(character for character in text if not _is_noise(character))
    return text.strip()


def western_digits(raw: str) -> str:
    """Digits of any script as 0-9, so that a number may be typed as the person writes it."""
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in raw
    )
