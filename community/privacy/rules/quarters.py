"""Quarters of the calendar, in the time of this place. Figures come out for finished ones only."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @property
    def starts(self) -> datetime:
        return timezone.make_aware(datetime.combine(date(self.year, self.number * 3 - 2, 1), _DAWN))

    @property
    def ends(self) -> datetime:
        return self.next.starts

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    @property
    def words(self) -> str:
        return f"{_MONTHS[self.number - 1]} {self.year}"

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"


_DAWN = time()
_MONTHS = ("January to March", "April to June", "July to September", "October to December")


def last_finished(today: date) -> Quarter:
    return Quarter(today.year, (today.month + 2) // 3).before


def finished(today: date, number: int) -> list[Quarter]:
    """The latest first."""
    found = [last_finished(today)]
    while len(found) < number:
        found.append(found[-1].before)
    return found
