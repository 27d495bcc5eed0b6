"""What screening says about one text: an order for human readers, never a verdict."""

from dataclasses import dataclass
from enum import StrEnum
from math import exp


class Category(StrEnum):
    IMMEDIATE_DANGER = "immediate_danger"
    HARM_BY_SOMEONE = "harm_by_someone"
    SELF_HARM = "self_harm"
    EXPLOITATION = "exploitation"
    WEAPONS_OR_THREATS = "weapons_or_threats"
    SOMEONE_ELSE_AT_RISK = "someone_else_at_risk"
    IDENTIFYING_DETAILS = "identifying_details"


LABELS = {
    Category.IMMEDIATE_DANGER: "Danger now",
    Category.HARM_BY_SOMEONE: "Harmed by somebody",
    Category.SELF_HARM: "Harm to themselves",
    Category.EXPLOITATION: "Exploitation",
    Category.WEAPONS_OR_THREATS: "Weapons or threats",
    Category.SOMEONE_ELSE_AT_RISK: "Somebody else at risk",
    Category.IDENTIFYING_DETAILS: "Names or contact details",
}
# What the scorer is trained to tell; details are found by rules alone.
HARMS = tuple(one for one in Category if one != Category.IDENTIFYING_DETAILS)


@dataclass(frozen=True)
class Match:
    """A phrase of the list and where it stood. ``weight`` is what it added, after its context."""

    phrase: str
    category: Category
    weight: float
    urgent: bool = False


# The score of a text without words.
NOTHING = -30.0


@dataclass(frozen=True)
class Finding:
    """``score`` is a log-odds; ``words``: what moved it most, with how much."""

    categories: tuple[Category, ...] = ()
    urgent: bool = False
    score: float = NOTHING
    matches: tuple[Match, ...] = ()
    words: tuple[tuple[str, float], ...] = ()

    @property
    def confidence(self) -> float:
        """From 0 to 1, how sure the score is that a person should look soon."""
        return round(1 / (1 + exp(-max(min(self.score, -NOTHING), NOTHING))), 3)

    @property
    def labels(self) -> list[str]:
        return [LABELS[category] for category in self.categories]

    @property
    def because(self) -> list[str]:
        """For the reader: the phrases and words, each once, the weightiest first."""
        phrases = sorted(self.matches, key=lambda match: -match.weight)
        return list(dict.fromkeys([m.phrase for m in phrases] + [word for word, _ in self.words]))
