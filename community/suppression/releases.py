"""Making numbers public, release after release, and finding the latest."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

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
    *,
    closing: bool = False,
) -> Release:
    """The next release; raises :class:`Refused` when it would follow an earlier one too closely.

    ``about`` and ``by`` are references; ``payload`` is whatever the page of results needs besides
    the tables, with no exact count in it.
    """
    with transaction.atomic():
        if refusal := may_release(about, tables, closing=closing):
            raise Refused(refusal)
        last = Release.objects.filter(about=about).aggregate(number=Max("number"))["number"]
        return Release.objects.create(
            about=about,
            number=(last or 0) + 1,
            tables={name: store(table) for name, table in tables.items()},
            payload=dict(payload or {}),
            by=by,
            closing=closing,
        )


def latest(about: str) -> Release | None:
    return Release.objects.filter(about=about).order_by("-number").first()


def store(table: Table) -> dict[str, Any]:
    return {"total": table.total, "cells": table.cells, "exclusive": table.exclusive}
