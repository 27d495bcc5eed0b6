"""What we hold about people: one declaration per model with personal data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
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


holdings: Registry[Holding] = Registry(noun="holding", key=lambda item: item.model)
