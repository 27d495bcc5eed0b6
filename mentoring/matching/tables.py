"""What is known about people and mentors, as columns: one entry per row of the database.

Units: ages in whole years; travel in minutes; sets as bits of a 64-bit number (languages, times
as slots of the week, access needs, interests, experience, age bands, genders), with whatever
meaning the caller gives each bit, the same for both sides. Groups are ids that people and mentors
may share: a family, a place, a school. A column of the wrong length or kind raises `ValueError`
with a sentence. Nothing here can hold ethnicity, faith or offences: whoever asked for a mentor
who knows about such a thing has a bit in `experience`, and others have none.
"""

from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import ArrayLike

from mentoring.matching import arrays
from mentoring.matching.arrays import Bits, Ints, Keys

NONE = np.zeros((0, 2), dtype=np.int64)
UNREACHABLE = -1


class _Columns:
    """Turns each column into the array it is declared as, and says which one is wrong."""

    keys: Keys

    def __post_init__(self) -> None:
        size = len(self.keys)
        object.__setattr__(self, "keys", arrays.keys(self.keys, name="keys", size=size))
        for column in fields(self):  # type: ignore[arg-type]  # only dataclasses stand on this
            name, value = column.name, getattr(self, column.name)
            if column.type is Bits:
                object.__setattr__(self, name, arrays.bits(value, name=name, size=size))
            elif column.type is Ints:
                checked = arrays.whole_numbers(value, name=name, size=size)
                object.__setattr__(self, name, checked)

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True)
class People(_Columns):
    """Young people who wait. `wanted_genders` 0: no wish. `languages`: spoken well enough to
    talk; `fluent`: of these, spoken with ease. `experience`: what they asked their mentor to
    know about.
    """

    keys: Keys
    age: Ints
    band: Ints
    wanted_genders: Bits
    languages: Bits
    fluent: Bits
    times: Bits
    district: Ints
    travel: Ints
    needs: Bits
    interests: Bits
    experience: Bits
    urgency: Ints


@dataclass(frozen=True)
class Mentors(_Columns):
    """Mentors. `cleared_from` to `cleared_to`: ages their checks allow, both included; nobody:
    from 1 to 0. `bands`: whom they want to work with. `meets`: access needs they can meet.
    """

    keys: Keys
    cleared_from: Ints
    cleared_to: Ints
    bands: Bits
    gender: Ints
    languages: Bits
    fluent: Bits
    times: Bits
    district: Ints
    travel: Ints
    meets: Bits
    interests: Bits
    experience: Bits
    capacity: Ints


@dataclass(frozen=True)
class Apart:
    """Who must not meet, without any reason: rows of (person, mentor) and of (somebody, group)."""

    separations: Ints = field(default_factory=lambda: NONE)
    conflicts: Ints = field(default_factory=lambda: NONE)
    person_groups: Ints = field(default_factory=lambda: NONE)
    mentor_groups: Ints = field(default_factory=lambda: NONE)

    def __post_init__(self) -> None:
        for column in fields(self):
            rows = two_columns(getattr(self, column.name), name=column.name)
            object.__setattr__(self, column.name, rows)


@dataclass(frozen=True)
class Tables:
    """All that eligibility and scoring look at. `minutes[a, b]`: from district a to district b."""

    people: People
    mentors: Mentors
    minutes: Ints
    apart: Apart = field(default_factory=Apart)

    def __post_init__(self) -> None:
        self._check_districts()
        self._check_indices()
        people, mentors = self.people, self.mentors
        arrays.within(people.band, below=64, name="band", what="age bands")
        arrays.within(mentors.gender, below=64, name="gender", what="genders")
        for name in ("age", "travel"):
            arrays.not_negative(getattr(people, name), name=name)
        for name in ("travel", "capacity"):
            arrays.not_negative(getattr(mentors, name), name=name)

    def _check_districts(self) -> None:
        minutes = np.asarray(self.minutes)
        if minutes.ndim != 2 or minutes.shape[0] != minutes.shape[1]:
            raise ValueError("minutes must be a square of districts by districts.")
        if minutes.dtype.kind not in "iu":
            raise ValueError(f"minutes must hold whole numbers, and holds {minutes.dtype}.")
        object.__setattr__(self, "minutes", minutes.astype(np.int64))
        for side in (self.people, self.mentors):
            arrays.within(side.district, below=len(minutes), name="district", what="districts")

    def _check_indices(self) -> None:
        people, mentors = len(self.people), len(self.mentors)
        for name, sizes in (
            ("separations", (people, mentors)),
            ("conflicts", (people, mentors)),
            ("person_groups", (people, None)),
            ("mentor_groups", (mentors, None)),
        ):
            rows = getattr(self.apart, name)
            for column, size in enumerate(sizes):
                if size is not None:
                    arrays.within(rows[:, column], below=size, name=name, what="somebody")


def two_columns(value: ArrayLike, *, name: str) -> Ints:
    rows = np.asarray(value)
    if not rows.size:
        return NONE
    if rows.ndim != 2 or rows.shape[1] != 2:
        raise ValueError(f"{name} must have rows of two, and has the shape {rows.shape}.")
    if rows.dtype.kind not in "iu":
        raise ValueError(f"{name} must hold whole numbers, and holds {rows.dtype}.")
    return rows.astype(np.int64)
