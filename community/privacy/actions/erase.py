"""Forgetting a person: every declared holding, then what the editor, the search and the history
keep besides, and the account at the very end. Each step is one transaction that also records
itself, so that a run which was interrupted goes on where it was, and two at once do no step twice.
"""

import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from community.people.models import User
from community.privacy.actions import receipts, sweeps
from community.privacy.actions.holds import HeldBack, respecting_holds
from community.privacy.models import DeletionReceipt, ErasureRun
from community.privacy.rules.erasing import Kept, unfinished, why_not_erase
from community.privacy.rules.holds import is_held
from community.privacy.states import ErasureReason
from community.privacy.withholding import kept_because
from community.registries import Holding, holdings

logger = logging.getLogger(__name__)

# Last of all, in this order: the sweeps before them still need to know the names.
LAST = (
    *("sessions.Session", "account.EmailAddress", "mfa.Authenticator"),
    *("socialaccount.SocialAccount", "people.User"),
)


class Refused(Exception):
    """The words are for the person who tried."""


class NotFinished(Exception):
    """A step failed. What is done is done; the rest is tried again every night."""


@dataclass(frozen=True)
class Step:
    name: str
    do: Callable[[User], int]
    holding: Holding | None = None


def erase_person(
    person: User, *, by: User, reason: ErasureReason, key: uuid.UUID | None = None
) -> DeletionReceipt:
    """Forget this person; a second call answers the same receipt."""
    done = DeletionReceipt.objects.filter(run__person=person).first()
    if done is not None:
        return done
    if why := why_not_erase(person, by=by):
        raise Refused(why)
    given = {"by": None if by.pk == person.pk else by, "reason": reason}
    run, _ = ErasureRun.objects.get_or_create(
        person=person, defaults={**given, "key": key or uuid.uuid4()}
    )
    return _run(run)


def _run(run: ErasureRun) -> DeletionReceipt:
    failed = [step.name for step in steps() if not _done(run, step)]
    if failed:
        raise NotFinished(", ".join(failed))
    return _finish(run)


def steps() -> list[Step]:
    ordinary = [one for one in holdings if one.model not in LAST]
    last = [holdings[model] for model in LAST if model in holdings]
    swept = [Step(f"sweep:{name}", do) for name, do in sweeps.SWEEPS.items()]
    return [*map(_step_of, ordinary), *swept, *map(_step_of, last)]


def _step_of(holding: Holding) -> Step:
    return Step(f"holding:{holding.model}", holding.erase, holding)


def _done(run: ErasureRun, step: Step) -> bool:
    """Whether this step is behind us now. What was held back counts as done for this time."""
    try:
        with transaction.atomic():
            locked = ErasureRun.objects.select_for_update().get(pk=run.pk)
            if locked.steps.get(step.name) is None:
                locked.steps[step.name] = _take(step, locked.person)
                locked.save(update_fields=["steps"])
    except Exception as error:
        logger.error("erasure %s: %s failed: %s", run.pk, step.name, type(error).__name__)
        return False
    return True


def _take(step: Step, person: User) -> int | None:
    if step.holding is None:
        return step.do(person)
    try:
        return respecting_holds(step.holding, lambda: step.do(person))
    except HeldBack:
        return None


@transaction.atomic
def _finish(run: ErasureRun) -> DeletionReceipt:
    locked = ErasureRun.objects.select_for_update().get(pk=run.pk)
    found = DeletionReceipt.objects.filter(run=locked).first()
    held = _titles(locked, lambda count: count is None)
    if not held:
        locked.ended_at = locked.ended_at or timezone.now()
        locked.save(update_fields=["ended_at"])
    if found is not None:
        return found
    kept = _kept(locked.person)
    whole = {one.title for one in kept}
    removed = [title for title in _titles(locked, bool) if title not in whole]
    return receipts.issue(locked, receipts.Account(removed, kept, held))


def _titles(run: ErasureRun, wanted: Callable[[int | None], bool]) -> list[str]:
    return [
        step.holding.title
        for step in steps()
        if step.holding and step.name in run.steps and wanted(run.steps[step.name])
    ]


def _kept(person: User) -> list[Kept]:
    kept = [(one.title, kept_because(one), one) for one in holdings]
    return [Kept(title, why) for title, why, one in kept if why and list(one.collect(person))]


def go_on() -> int:
    """Every night: whatever was interrupted or held back; answers how many are finished now."""
    finished = 0
    for run in unfinished():
        if is_held(run.person):
            continue
        try:
            _run(run)
        except NotFinished:
            continue
        run.refresh_from_db()
        finished += run.ended_at is not None
    return finished
