"""A record named in one word, so that rows and tasks carry no personal data."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model


def reference(record: Model) -> str:
    """``"people.user:7"``; the record must have its key already."""
    if record.pk is None:
        raise ValueError("a record without a key cannot be referred to")
    return f"{record._meta.label_lower}:{record.pk}"


def resolve(ref: str) -> Model | None:
    """The record, or None when it is gone or the reference makes no sense."""
    label, _, key = ref.partition(":")
    try:
        found: Model | None = apps.get_model(label)._base_manager.filter(pk=key).first()
    except (LookupError, ValueError, ValidationError):
        return None
    return found
