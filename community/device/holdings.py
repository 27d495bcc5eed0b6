"""What we hold: who set up a shared tablet. Of those who use it, nothing."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from community.device import actions
from community.device.models import Kiosk
from community.device.rules import KEPT
from community.registries import Holding, Retention, holdings


def collect(person: Any) -> Iterable[Mapping[str, Any]]:
    for kiosk in Kiosk.objects.filter(made_by=person):
        yield {"Place": kiosk.place, "Made": kiosk.made_at, "Until": kiosk.expires_at}


def let_go(person: Any) -> int:
    """The tablet stands where it stands; who made it leaves with the account."""
    return Kiosk.objects.filter(made_by=person).update(made_by=None)


def remove_due(now: datetime, dry_run: bool) -> int:
    return actions.forget(now, dry_run=dry_run)


def enrol() -> None:
    holdings.enrol(
        Holding(
            model="device.Kiosk",
            title="Shared tablets that you set up",
            purpose="To know where tablets stand, and to be able to stop them.",
            lawful_basis="Public task: hearing people where they are.",
            seen_by=("Consultation leads named on the consultation",),
            fields=("place", "made_by", "made_at"),
            retention=Retention(
                period=KEPT,
                since="the tablet's last day",
                then="deleted",
                remove_due=remove_due,
            ),
            collect=collect,
            erase=let_go,
        )
    )
