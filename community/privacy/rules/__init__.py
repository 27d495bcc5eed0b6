"""The questions: what we hold, what is due, who may do what. One module for each subject."""

from community.privacy.rules.held import (
    Held,
    held_about,
    how_long,
    in_words,
    looks_at,
    period_words,
    role_words,
)
from community.privacy.rules.runs import last_run, retention_is_late

__all__ = [
    "Held",
    "held_about",
    "how_long",
    "in_words",
    "last_run",
    "looks_at",
    "period_words",
    "retention_is_late",
    "role_words",
]
