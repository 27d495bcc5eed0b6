"""One decision, three explanations: from the same stored facts, to each reader only what they may
know.

Facts are plain numbers and lists of bit numbers, fit to be stored as JSON with a proposal.
`explain` first takes away every fact that its reader may not know and only then looks for
something to say, so that no sentence can tell what it was not given. It returns keys with values;
the words stand in `texts`, the names of interests, places and times with the caller. Nobody is
told here why two people must not meet: no array holds it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from mentoring.matching.arrays import Bits, Ints
from mentoring.matching.eligibility import IDS, RULES, Exclusions
from mentoring.matching.scoring import PARTS, Scores, minutes_between
from mentoring.matching.tables import Tables

Facts = Mapping[str, Any]


class Reader(StrEnum):
    YOUNG_PERSON = "young-person"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Sentence:
    """A key of `texts.TEXTS` for this reader, and the values its placeholders want."""

    key: str
    values: Facts


_MATCHED = frozenset({"interests", "slots", "fluent", "languages", "minutes"})
_WAITING = frozenset({"own_change", "competing"})
MAY_KNOW: Mapping[Reader, frozenset[str]] = {
    # Their own wishes, and what they share; no number that says how 'good' anybody is.
    Reader.YOUNG_PERSON: _MATCHED | _WAITING | {"experience", "gender_wish", "needs"},
    # What they share. Not what the young person asked for or needs: that is theirs to tell.
    Reader.MENTOR: _MATCHED,
    Reader.COORDINATOR: _MATCHED
    | _WAITING
    | {"experience", "experience_missing", "gender_wish", "needs", "score", "parts"}
    | {"feasible", "excluded", "alone", "network_change", "own_doors", "network_doors"},
}


def facts_of_pairs(
    tables: Tables, person: Ints, mentor: Ints, scores: Scores
) -> list[dict[str, Any]]:
    """One dict per pair, for storing."""
    people, mentors = tables.people, tables.mentors
    asked, offered = people.experience[person], mentors.experience[mentor]
    columns: dict[str, Sequence[Any]] = {
        "interests": _lists(people.interests[person] & mentors.interests[mentor]),
        "slots": _lists(people.times[person] & mentors.times[mentor]),
        "fluent": _lists(people.fluent[person] & mentors.fluent[mentor]),
        "languages": _lists(people.languages[person] & mentors.languages[mentor]),
        "minutes": minutes_between(tables, person, mentor).tolist(),
        "experience": _lists(asked & offered),
        "experience_missing": _lists(asked & ~offered),
        "gender_wish": (people.wanted_genders[person] != 0).tolist(),
        "needs": (people.needs[person] != 0).tolist(),
        "score": scores.total.tolist(),
        "parts": [dict(zip(PARTS, row, strict=True)) for row in scores.parts.tolist()],
    }
    return _rows(columns)


def facts_of_waiting(found: Exclusions) -> list[dict[str, Any]]:
    """One dict per person without a mentor: what excluded how many, and what would help most."""
    own, own_doors = found.best_change(["young person"])
    network, network_doors = found.best_change(["network"])
    columns: dict[str, Sequence[Any]] = {
        "competing": (found.feasible > 0).tolist(),
        "feasible": found.feasible.tolist(),
        "excluded": [_by_rule(row) for row in found.excluded.tolist()],
        "alone": [_by_rule(row) for row in found.alone.tolist()],
        "own_change": [_rule_id(rule) for rule in own.tolist()],
        "own_doors": own_doors.tolist(),
        "network_change": [_rule_id(rule) for rule in network.tolist()],
        "network_doors": network_doors.tolist(),
    }
    return _rows(columns)


def explain(facts: Facts, reader: Reader) -> list[Sentence]:
    """Why these two, in the order in which it is said."""
    known = _known(facts, reader)
    said = [sentence for make in _REASONS if (sentence := make(known))]
    return said or [Sentence("fits", {})]


def explain_waiting(facts: Facts, reader: Reader) -> list[Sentence]:
    """Why nobody yet, and what could change that. A mentor learns nothing about it."""
    if reader is Reader.MENTOR:
        return []
    known = _known(facts, reader)
    start = Sentence("waiting.seats" if known["competing"] else "waiting.nobody", {})
    return [start, *(sentence for make in _CHANGES if (sentence := make(known)))]


def _known(facts: Facts, reader: Reader) -> Facts:
    return {name: value for name, value in facts.items() if name in MAY_KNOW[reader]}


def _if_any(name: str, key: str) -> Callable[[Facts], Sentence | None]:
    def make(known: Facts) -> Sentence | None:
        return Sentence(key, {name: known[name]}) if known.get(name) else None

    return make


def _languages(known: Facts) -> Sentence | None:
    if known.get("fluent"):
        return Sentence("languages.fluent", {"languages": known["fluent"]})
    return Sentence("languages.some", {"languages": known["languages"]})


def _minutes(known: Facts) -> Sentence | None:
    return Sentence("travel", {"minutes": known["minutes"]}) if known["minutes"] >= 0 else None


def _wish(name: str, key: str) -> Callable[[Facts], Sentence | None]:
    def make(known: Facts) -> Sentence | None:
        return Sentence(key, {}) if known.get(name) else None

    return make


def _score(known: Facts) -> Sentence | None:
    if "score" not in known:
        return None
    return Sentence("score", {"score": known["score"], "parts": known["parts"]})


_REASONS: tuple[Callable[[Facts], Sentence | None], ...] = (
    _if_any("experience", "experience.met"),
    _if_any("experience_missing", "experience.missing"),
    _if_any("interests", "interests"),
    _if_any("slots", "times"),
    _languages,
    _minutes,
    _wish("gender_wish", "gender"),
    _wish("needs", "access"),
    _score,
)


def _own_change(known: Facts) -> Sentence | None:
    rule = known["own_change"]
    if not rule:
        return None
    doors = {"doors": known["own_doors"]} if "own_doors" in known else {}
    return Sentence(f"change.{rule}", doors)


def _network_change(known: Facts) -> Sentence | None:
    rule = known.get("network_change")
    return Sentence(f"change.{rule}", {"doors": known["network_doors"]}) if rule else None


def _excluded(known: Facts) -> Sentence | None:
    if "excluded" not in known:
        return None
    counts = {rule: number for rule, number in known["excluded"].items() if number}
    return Sentence("excluded", {"excluded": counts}) if counts else None


_CHANGES: tuple[Callable[[Facts], Sentence | None], ...] = (
    _own_change,
    _network_change,
    _excluded,
)


def _lists(sets: Bits) -> list[list[int]]:
    """The numbers of the bits in each set, lowest first."""
    names: dict[int, list[int]] = {
        value: [bit for bit in range(64) if value >> bit & 1] for value in np.unique(sets).tolist()
    }
    return [names[value] for value in sets.tolist()]


def _rows(columns: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _by_rule(counts: Sequence[int]) -> dict[str, int]:
    return dict(zip(IDS, counts, strict=True))


def _rule_id(rule: int) -> str:
    return RULES[rule].id if rule >= 0 else ""
