"""What we hold about people: one declaration per model with personal data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from community.registries.registry import Registry

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True, kw_only=True)
class Retention:
    """How long, from when, and what then.

    ``remove_due(now, dry_run)`` deletes or anonymises what is due and answers how many records
    that were; with ``dry_run`` it only counts. None: the data goes when the account goes.
    """

    period: timedelta | None
    since: str
    then: str
    remove_due: Callable[[datetime, bool], int] | None = None


@dataclass(frozen=True, kw_only=True)
class Holding:
    """``model`` is "app_label.ModelName"; ``fields`` are its personal fields.

    ``collect(person)`` yields one mapping of label to value per record about that person;
    ``erase(person)`` removes or anonymises them and answers how many.
    ``withheld`` says what the person is not given and why; ``kept_because`` why erasing leaves a
    part, and which law says so. ``goes_on(record)`` answers on which day one of the collected
    records goes, where that is known.
    """

    model: str
    title: str
    purpose: str
    lawful_basis: str
    seen_by: tuple[str, ...]
    fields: tuple[str, ...]
    retention: Retention
    collect: Callable[["AbstractBaseUser"], Iterable[Mapping[str, Any]]]
    erase: Callable[["AbstractBaseUser"], int]
    withheld: str = ""
    kept_because: str = ""
    goes_on: Callable[[Mapping[str, Any]], date | None] | None = None


holdings: Registry[Holding] = Registry(noun="holding", key=lambda item: item.model)
