from community.safeguarding.models.alerts import Alert, Heartbeat, UnusualReading
from community.safeguarding.models.chronology import ChainCheck, ChainHead, ChronologyEntry
from community.safeguarding.models.concerns import (
    Concern,
    ConcernAction,
    ConcernReader,
    PersonFile,
)
from community.safeguarding.models.papers import Bundle, Reveal
from community.safeguarding.models.rota import Arrangements, Away, Shift
from community.safeguarding.models.screenings import Screening, WordList

__all__ = [
    "Alert",
    "Arrangements",
    "Away",
    "Bundle",
    "ChainCheck",
    "ChainHead",
    "ChronologyEntry",
    "Concern",
    "ConcernAction",
    "ConcernReader",
    "Heartbeat",
    "PersonFile",
    "Reveal",
    "Screening",
    "Shift",
    "UnusualReading",
    "WordList",
]
