"""What counts as taking part, and how deeply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from community.registries.registry import Registry

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Depth(models.TextChoices):
    """The network's framework: how much say people have in an activity."""

    INFORM = "inform", "Inform: we tell you"
    CONSULT = "consult", "Consult: we ask you"
    COLLABORATE = "collaborate", "Collaborate: we work it out together"
    EMPOWER = "empower", "Empower: you decide"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """``rows()`` is an unevaluated queryset, one row per act of taking part.

    ``depth`` names the field path on those rows that holds a :class:`Depth` (or is one), ``when``
    the date field path, ``breakdowns`` maps a title to a field path. Only ``community.suppression``
    evaluates them.
    """

    name: str
    title: str
    rows: "Callable[[], QuerySet[Any]]"
    depth: str | Depth
    when: str
    breakdowns: Mapping[str, str] = field(default_factory=dict)


measures: Registry[Measure] = Registry(noun="measure", key=lambda item: item.name)
