"""The nightly check of all chronologies; when one was tampered with, people are told at once."""

import logging

from django.db import transaction

from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.people.roles import Role
from community.safeguarding import guards
from community.safeguarding.actions import chronology
from community.safeguarding.models import ChainCheck

logger = logging.getLogger(__name__)
TAMPERED = "safeguarding.tampered"
TOLD = (Role.SAFEGUARDING_LEAD, Role.INDEPENDENT_PERSON, Role.DATA_PROTECTION_OFFICER)


def check() -> ChainCheck:
    gone = guards.missing()
    if gone:
        logger.error("chronology guards were missing and are set up again: %s", ", ".join(gone))
        guards.set_up()
    with transaction.atomic():
        found = chronology.check()
        if not found.is_whole:
            logger.error("chronology: %s at entry %s", found.why, found.broken_at)
            _tell(found)
    return found


def _tell(found: ChainCheck) -> None:
    roles = [role.value for role in TOLD]
    for person in User.objects.filter(is_active=True, groups__name__in=roles).distinct():
        outbox.post(TAMPERED, to=reference(person), about=reference(found))
