"""Making numbers public, once, and finding them again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from community.suppression.arithmetic import Table
from community.suppression.models import Release
from community.suppression.rules import Refusal, may_release

__all__ = ["Refusal", "Refused", "latest", "make", "may_release"]


class Refused(ValueError):
    """Carries the refusal, whose words are for the person who wanted to release."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def make(
    about: str,
    tables: Mapping[str, Table],
    payload: Mapping[str, Any] | None = None,
    by: str = "",
) -> Release:
    """The release; raises :class:`Refused` when there is one already.

    ``about`` and ``by`` are references; ``payload`` is whatever the page of results needs besides
    the tables, with no exact count in it. Who might be making one at the same moment is kept out
    by the caller; a constraint in the database stands behind that.
    """
    with transaction.atomic():
        if refusal := may_release(about):
            raise Refused(refusal)
        return Release.objects.create(
            about=about,
            tables={name: store(table) for name, table in tables.items()},
            payload=dict(payload or {}),
            by=by,
        )


def latest(about: str) -> Release | None:
    return Release.objects.filter(about=about).first()


def store(table: Table) -> dict[str, Any]:
    return {"total": table.total, "cells": table.cells, "exclusive": table.exclusive}
