"""What must be settled before anything that collects answers may be published.

Each consultation may settle it for itself; what it leaves blank comes from the site-wide
defaults. `missing_gates` is the one place that says what is still open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from community.privacy.gate_fields import PublishGates
from community.privacy.models import PublishingDefaults
from community.privacy.states import Art9Condition, LawfulBasis

__all__ = ["Gates", "PublishGates", "defaults", "effective", "missing_gates"]


@dataclass(frozen=True, kw_only=True)
class Gates:
    """What holds in the end, own answers before the site's defaults."""

    lawful_basis: str
    art9_condition: str
    dpia_reference: str
    dpia_signed_on: date | None
    reader_name: str
    outcome_weeks: int | None

    @property
    def lawful_basis_label(self) -> str:
        return str(dict(LawfulBasis.choices).get(self.lawful_basis, ""))

    @property
    def art9_condition_label(self) -> str:
        return str(dict(Art9Condition.choices).get(self.art9_condition, ""))


FIELDS = tuple(Gates.__dataclass_fields__)

QUESTIONS = {
    "lawful_basis": "Choose the lawful basis on which the answers are used.",
    "art9_condition": "Choose the condition for special category data, or say that none is asked.",
    "dpia_reference": "Give the reference of the data protection impact assessment.",
    "dpia_signed_on": "Give the day on which the impact assessment was signed.",
    "reader_name": "Say which role reads what people write.",
    "outcome_weeks": "Promise how many weeks after closing the outcome is published.",
}
FOR_FREE_TEXT = frozenset({"reader_name"})

# What others declare besides: each answers a sentence about what is still open, or "".
Why = Callable[[PublishGates], str]
_enrolled: dict[str, Why] = {}


def enrol(name: str, why: Why) -> None:
    _enrolled[name] = why


def withdraw(name: str) -> None:
    _enrolled.pop(name, None)


def defaults() -> PublishingDefaults:
    """The site-wide answers: one record, empty until somebody has given them."""
    site: PublishingDefaults = PublishingDefaults.load()
    return site


def effective(item: PublishGates) -> Gates:
    """The item's own answers, and the site's where it has none."""
    site = item if isinstance(item, PublishingDefaults) else defaults()
    return Gates(**{name: getattr(item, name) or getattr(site, name) for name in FIELDS})


def missing_gates(item: PublishGates) -> list[str]:
    """What is still to be settled, one sentence each; empty means: may be published."""
    settled = effective(item)
    writes = item.collects_free_text()
    own = [
        sentence
        for name, sentence in QUESTIONS.items()
        if not getattr(settled, name) and (writes or name not in FOR_FREE_TEXT)
    ]
    return own + [sentence for why in _enrolled.values() if (sentence := why(item))]
