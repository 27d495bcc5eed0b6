"""The promises that the whole platform makes, and how each is checked on what is really there."""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

from community.crypto.keyring import keyring
from community.crypto.models import DataKey
from community.privacy.models import Look
from community.privacy.rules import last_run, retention_is_late
from community.registries import Kept, Promise
from community.safeguarding import overview
from community.suppression import tables
from community.suppression.models import Release

QUARTER = timedelta(days=92)
# What would tell who or where somebody was.
TELLING = ("ip", "ip_address", "user_agent", "referer", "referrer", "device", "location")


def somebody_reads() -> Kept:
    waiting = overview.waiting()
    oldest = waiting["oldest"]
    late = bool(oldest and oldest < timezone.localdate() - timedelta(days=3))
    if not waiting["all"]:
        return Kept(ok=True, says="Everything that was sent has been read.")
    says = f"The oldest text that nobody has read yet is from {oldest:%-d %B}."
    return Kept(ok=not late, says=says)


def alerts_reach_somebody() -> Kept:
    signs = overview.alert_signs()
    wrong = [sign.words for sign in signs if not sign.ok]
    return Kept(ok=not wrong, says=" ".join(wrong or [sign.words for sign in signs]))


def records_are_never_changed() -> Kept:
    signs = overview.chain_signs()
    wrong = [sign.words for sign in signs if not sign.ok]
    return Kept(ok=not wrong, says=" ".join(wrong) or "The last check found that none was changed.")


def data_goes_when_its_time_has_come() -> Kept:
    run = last_run()
    if run is None or run.ended_at is None:
        return Kept(ok=False, says="Nothing has been cleared up yet.")
    day = timezone.localtime(run.ended_at)
    says = f"Last cleared up on {day:%-d %B at %H:%M}."
    if run.failed:
        return Kept(ok=False, says=f"{says} Some of it failed and is tried again every night.")
    return Kept(ok=not retention_is_late(timezone.now()), says=says)


def words_are_encrypted() -> Kept:
    known = list(keyring().ciphers)
    lost = DataKey.objects.exclude(wrapping_key__in=known).exists()
    if lost:
        return Kept(ok=False, says="Some texts cannot be opened with the keys that are here.")
    return Kept(ok=True, says="Every key is itself locked, by one that is not in the database.")


def nobody_is_traced() -> Kept:
    """Read from the tables themselves: no column that would tell."""
    found = sorted(telling_columns())
    if found:
        return Kept(ok=False, says=f"It could be kept in {', '.join(found)}.")
    return Kept(ok=True, says="There is no place for it: we looked at every table.")


def telling_columns() -> Iterator[str]:
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.GenericIPAddressField) or field.name in TELLING:
                yield f"{model._meta.label}.{field.name}"


def small_numbers_stay_hidden() -> Kept:
    for release in Release.objects.iterator():
        for table in release.tables.values():
            for number in (table["total"], *table["cells"].values()):
                if number is not None and number < settings.SUPPRESSION_THRESHOLD:
                    return Kept(ok=False, says="A published number counts very few people.")
    says = f"No published number counts fewer than {settings.SUPPRESSION_THRESHOLD} people."
    return Kept(ok=True, says=says)


def looks_are_recorded() -> Kept:
    """The figure of the quarter, suppressed."""
    number = tables.count(Look.objects.filter(at__gte=timezone.now() - QUARTER))
    if number is None:
        return Kept(ok=True, says="So rare in the last three months that we give no number.")
    return Kept(ok=True, says=f"In the last three months that was about {number} times.")


def staff_prove_who_they_are() -> Kept:
    if settings.REQUIRE_MFA:
        return Kept(ok=True, says="A second step is switched on.")
    return Kept(ok=False, says="The second step is switched off here.")


def _promise(name: str, order: int, words: str, check: object) -> Promise:
    return Promise(name=name, order=order, words=words, check=check)  # type: ignore[arg-type]  # one of the above


OURS = (
    _promise("reading", 10, "A person reads everything you write to us.", somebody_reads),
    _promise(
        "alerts",
        20,
        "If something sounds urgent, somebody is told at once, then somebody else.",
        alerts_reach_somebody,
    ),
    _promise(
        "traces",
        30,
        "We do not keep the address of your device, or where you are.",
        nobody_is_traced,
    ),
    _promise("encryption", 40, "What you write is locked away.", words_are_encrypted),
    _promise(
        "numbers", 50, "Nobody can be found in the numbers we publish.", small_numbers_stay_hidden
    ),
    _promise("deletion", 60, "What we no longer need goes.", data_goes_when_its_time_has_come),
    _promise(
        "records",
        70,
        "What was written down about somebody's safety is never changed afterwards.",
        records_are_never_changed,
    ),
    _promise(
        "looks",
        80,
        "Whenever one of us reads something about somebody, that is recorded.",
        looks_are_recorded,
    ),
    _promise(
        "second-step",
        90,
        "Whoever can read about others has to prove twice who they are.",
        staff_prove_who_they_are,
    ),
)
