"""Rows that are only ever added, and rows with sealed words."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models


class NeverChanged(TypeError):
    """Rows of this kind are added, and never changed or taken out one by one."""


class AddedOnlyQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> int:
        raise NeverChanged(self.model.__name__)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise NeverChanged(self.model.__name__)

    def without_name(self, field: str, person: models.Model) -> int:
        """The one change there is: somebody's account is gone, and their name with it."""
        return super().filter(**{field: person.pk}).order_by()._forget(field)

    def _forget(self, field: str) -> int:
        return super().update(**{field: None})


class AddedOnly(models.Model):
    """`guards.py` has the database refuse the same."""

    objects: ClassVar[models.Manager[Self]] = AddedOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverChanged(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise NeverChanged(type(self).__name__)


class Sealed(models.Model):
    """Words under a key of the row's own; empty bytes when there are none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField(default=bytes)

    class Meta:
        abstract = True

    @property
    def subject(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"

    @property
    def sealed_as(self) -> str:
        return f"{self._meta.label_lower}:words"
