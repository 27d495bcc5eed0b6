"""What an upload belongs to: a record named by a reference, and whether that is still there."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model

CHUNK = 500


def check_reference(about: str) -> None:
    """Raises ValueError for what could name no record of ours; a feature made that mistake."""
    try:
        _model_and_key(about)
    except (LookupError, ValueError, ValidationError):
        raise ValueError(f"{about!r} names no record: app_label.model:pk") from None


def abandoned(references: Iterable[str]) -> set[str]:
    """Those whose record is gone. A model that is not installed now may come back: not those."""
    found: dict[type[Model], dict[Any, str]] = defaultdict(dict)
    for about in references:
        try:
            model, key = _model_and_key(about)
        except (LookupError, ValueError, ValidationError):
            continue
        found[model][key] = about
    return {about for model, keys in found.items() for about in _missing(model, keys)}


def _model_and_key(about: str) -> tuple[type[Model], Any]:
    label, _, key = about.partition(":")
    if not key:
        raise ValueError("a reference without a key")
    model = apps.get_model(label)
    return model, model._meta.pk.to_python(key)


def _missing(model: type[Model], keys: dict[Any, str]) -> set[str]:
    wanted, there = list(keys), set[Any]()
    for start in range(0, len(wanted), CHUNK):
        batch = wanted[start : start + CHUNK]
        there.update(model._base_manager.filter(pk__in=batch).values_list("pk", flat=True))
    return {about for key, about in keys.items() if key not in there}
