"""Who may meet whom: a table of hard rules, and nothing that weighs one thing against another.

A rule has a stable id, who can do something about it, and a mask over pairs. Masks take indices
of any shapes that fit together, so that the same rule is asked about a list of pairs or about
many people beside many mentors. Pairs are looked for district by district: people who start in
the same place with the same minutes to spend reach the same mentors, and only those are looked
at. Blocks are small enough for a small worker.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mentoring.matching.arrays import Bits, Flags, Ints
from mentoring.matching.tables import Tables

BLOCK = 1_000_000  # pairs looked at together: some 30 MB
Mask = Callable[[Tables, Ints, Ints], Flags]


@dataclass(frozen=True)
class Rule:
    """`allows` says for each pair whether it may be; `owner` answers for the rule; `changed_by`
    could change what it finds, if anybody can."""

    id: str
    owner: str
    changed_by: str | None
    allows: Mask


def _cleared(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    age = tables.people.age[person]
    mentors = tables.mentors
    cleared: Flags = (mentors.cleared_from[mentor] <= age) & (age <= mentors.cleared_to[mentor])
    return cleared


def _has_seat(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    free: Flags = (tables.mentors.capacity[mentor] > 0) & np.ones_like(person, dtype=bool)
    return free


def _wants_band(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    return _share(_one(tables.people.band[person]), tables.mentors.bands[mentor])


def _gender(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    wanted = tables.people.wanted_genders[person]
    no_wish: Flags = wanted == 0
    return no_wish | _share(wanted, _one(tables.mentors.gender[mentor]))


def _language(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    return _share(tables.people.languages[person], tables.mentors.languages[mentor])


def _times(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    return _share(tables.people.times[person], tables.mentors.times[mentor])


def _reach(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    """One of both can travel to the other."""
    people, mentors = tables.people, tables.mentors
    minutes = tables.minutes[people.district[person], mentors.district[mentor]]
    allowed = np.maximum(people.travel[person], mentors.travel[mentor])
    near: Flags = (minutes >= 0) & (minutes <= allowed)
    return near


def _access(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    return ~_share(tables.people.needs[person], ~tables.mentors.meets[mentor])


def _not_separated(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    return ~_named(separated(tables), tables, person, mentor)


def _no_conflict(tables: Tables, person: Ints, mentor: Ints) -> Flags:
    return ~_named(_codes(tables.apart.conflicts, tables), tables, person, mentor)


RULES: tuple[Rule, ...] = (
    Rule("clearance", "safeguarding lead", "network", _cleared),
    Rule("capacity", "mentoring coordinator", "network", _has_seat),
    Rule("age-band", "mentoring coordinator", "network", _wants_band),
    Rule("gender-wish", "mentoring coordinator", "young person", _gender),
    Rule("language", "mentoring coordinator", "network", _language),
    Rule("times", "mentoring coordinator", "young person", _times),
    Rule("reach", "mentoring coordinator", "young person", _reach),
    Rule("access", "mentoring coordinator", "network", _access),
    Rule("separation", "safeguarding lead", None, _not_separated),
    Rule("conflict", "safeguarding lead", None, _no_conflict),
)
IDS = tuple(rule.id for rule in RULES)
_BY_LIST = ("separation", "conflict")  # asked last, of the few pairs that are left


def eligible(tables: Tables) -> tuple[Ints, Ints]:
    """All feasible pairs as (person, mentor), sorted by person, then mentor."""
    size = len(tables.mentors)
    found = [np.zeros(0, dtype=np.int64)]
    for people, mentors in _in_reach(tables):
        allowed = np.ones((len(people), len(mentors)), dtype=bool)
        for rule in RULES:
            if rule.id not in (*_BY_LIST, "reach"):
                allowed &= rule.allows(tables, people[:, None], mentors[None, :])
        row, column = np.nonzero(allowed)
        found.append(people[row] * size + mentors[column])
    codes = np.sort(np.concatenate(found))
    forbidden = np.concatenate([separated(tables), _codes(tables.apart.conflicts, tables)])
    codes = codes[~np.isin(codes, forbidden)]
    return codes // max(size, 1), codes % max(size, 1)


def _in_reach(tables: Tables) -> Iterator[tuple[Ints, Ints]]:
    """People who start alike, in blocks, each with all mentors who are in reach for them."""
    people = tables.people
    mentors = np.flatnonzero(tables.mentors.capacity > 0)
    starts = np.stack([people.district, people.travel], axis=1)
    _, first, group = np.unique(starts, axis=0, return_index=True, return_inverse=True)
    members = np.argsort(group.ravel(), kind="stable")
    sizes = np.bincount(group.ravel(), minlength=len(first))
    ends = np.cumsum(sizes)
    for example, begin, end in zip(first, ends - sizes, ends, strict=True):
        near = mentors[_reach(tables, np.array([example]), mentors)]
        if len(near):
            for block in _blocks(members[begin:end], width=len(near)):
                yield block, near


def _blocks(people: Ints, *, width: int) -> Iterator[Ints]:
    rows = max(1, BLOCK // max(width, 1))
    for begin in range(0, len(people), rows):
        yield people[begin : begin + rows]


@dataclass(frozen=True)
class Exclusions:
    """For each asked person and rule: how many mentors it excludes, and how many it *alone*
    excludes; `feasible`: how many mentors no rule excludes. Columns are in the order of `IDS`.
    """

    person: Ints
    excluded: Ints
    alone: Ints
    feasible: Ints

    def best_change(self, changed_by: Sequence[str]) -> tuple[Ints, Ints]:
        """Which rule (its column, -1 if none helps) would open most doors, and how many doors."""
        ours = [i for i, rule in enumerate(RULES) if rule.changed_by in changed_by]
        doors = self.alone[:, ours]
        best = np.argmax(doors, axis=1) if ours else np.zeros(len(doors), dtype=np.int64)
        opened = doors[np.arange(len(doors)), best] if ours else best
        return np.where(opened > 0, np.array([*ours, -1])[best], -1), opened


def exclusions(tables: Tables, person: Ints) -> Exclusions:
    """Why there is no mentor, or no other: every rule is asked about every mentor."""
    mentors = np.arange(len(tables.mentors))
    shape = (len(person), len(RULES))
    excluded, alone = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    feasible, done = np.zeros(len(person), dtype=np.int64), 0
    for block in _blocks(person, width=len(mentors)):
        broken = np.zeros((len(block), len(mentors)), dtype=np.uint16)
        rows = slice(done, done + len(block))
        for bit, rule in enumerate(RULES):
            refused = ~rule.allows(tables, block[:, None], mentors[None, :])
            excluded[rows, bit] = refused.sum(axis=1)
            broken |= refused.astype(np.uint16) << np.uint16(bit)
        for bit in range(len(RULES)):
            alone[rows, bit] = (broken == 1 << bit).sum(axis=1)
        feasible[rows] = (broken == 0).sum(axis=1)
        done += len(block)
    return Exclusions(person=person, excluded=excluded, alone=alone, feasible=feasible)


def separated(tables: Tables) -> Ints:
    """Pairs that must not meet, named as pairs or sharing a group, as sorted codes."""
    apart = tables.apart
    theirs = apart.mentor_groups[np.argsort(apart.mentor_groups[:, 1], kind="stable")]
    begin = np.searchsorted(theirs[:, 1], apart.person_groups[:, 1], side="left")
    sizes = np.searchsorted(theirs[:, 1], apart.person_groups[:, 1], side="right") - begin
    offset = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    shared = np.stack(
        [
            np.repeat(apart.person_groups[:, 0], sizes),
            theirs[np.repeat(begin, sizes) + offset, 0],
        ],
        axis=1,
    )
    return _codes(np.concatenate([apart.separations, shared]), tables)


def _codes(pairs: Ints, tables: Tables) -> Ints:
    return np.unique(pairs[:, 0] * len(tables.mentors) + pairs[:, 1])


def _named(codes: Ints, tables: Tables, person: Ints, mentor: Ints) -> Flags:
    asked = person * len(tables.mentors) + mentor
    if not len(codes):
        return np.zeros(asked.shape, dtype=bool)
    place = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
    named: Flags = codes[place] == asked
    return named


def _one(index: Ints) -> Bits:
    return np.uint64(1) << index.astype(np.uint64)


def _share(left: Bits, right: Bits) -> Flags:
    shared: Flags = (left & right) != 0
    return shared
