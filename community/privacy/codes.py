"""Codes that people read out and copy: no letter or figure is mistaken for another one."""

import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_code(groups: int = 3, length: int = 4) -> str:
    """Like "ABCD-EFGH-JKLM": sixty bits with three groups of four."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(length)) for _ in range(groups))
