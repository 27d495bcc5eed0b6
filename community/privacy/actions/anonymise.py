"""Turning a copy of the database into one that nobody can be known by: names and addresses are
replaced, every data key is destroyed (so that no sealed text opens), and whatever was on its way or
noted about people is emptied. Safe to run again. Files are not touched: a copy may look at the same
storage as the original, and sealed files are noise without their keys.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from wagtail.models import Comment, ModelLogEntry, PageLogEntry, Revision, TaskState

from community.crypto.models import DataKey
from community.links.models import Link
from community.outbox.models import OutboxRow
from community.people.models import User
from community.privacy.actions.sweeps import ALONE, COMMENTS
from community.privacy.models import Breach, DataRequest, Hold, Look, Sharing
from community.uploads.models import Upload

PREFIX, DOMAIN = "copy-", "@example.invalid"
LABEL = "a record"

# Words of or about people that lie open in packages above this one: label → field → new value.
REPLACED: Mapping[str, Mapping[str, Any]] = {
    "safeguarding.Arrangements": {
        "external_name": "",
        "external_telephone": "",
        "external_email": "",
    },
    "safeguarding.Concern": {"state": "ended", "about": "", "who_sealed": None},
    "safeguarding.PersonFile": {"name": None, "name_index": None},
    "safeguarding.UnusualReading": {"answer": ""},
    "safeguarding.WordList": {"note": ""},
    "people.Invitation": {"email": ""},
    "mentoring.Mentor": {"called": "Somebody", "about": "", "experience": []},
    "mentoring.YoungPerson": {"called": "Somebody", "asked": []},
    "mentoring.Check": {"role": "", "reason": ""},
    "device.Kiosk": {"place": "a place"},
}
# Rows that are nothing without their key; who assessed and switched on, which a copy does anew
# (until then nothing that people write for each other is open); the keys of other sites.
EMPTIED = (
    *("consultations.OutcomeRequest", "safeguarding.Bundle", "socialaccount.SocialApp"),
    *("moderation.Switch", "moderation.AssessmentPart", "moderation.Assessment"),
)


def anonymise() -> dict[str, int]:
    """What was done, by its name; one transaction, so that a copy is never half anonymous."""
    with transaction.atomic():
        done = {name: deed() for name, deed in DEEDS.items()}
    for cache in caches.all():
        cache.clear()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")  # what was deleted would still lie in the file
    return done


def accounts() -> int:
    """Each keeps its roles and its number. Nobody can sign in until a password is set."""
    number = Cast(F("pk"), CharField())
    name = Concat(Value(PREFIX), number, output_field=CharField())
    everybody = User.objects.update(
        username=name, preferred_name=name, password=make_password(None), last_login=None
    )
    User.objects.exclude(email="").update(email=Concat(name, Value(DOMAIN)))
    return everybody


def addresses() -> int:
    EmailConfirmation.objects.all().delete()
    SocialAccount.objects.all().delete()
    Authenticator.objects.all().delete()
    whose = Concat(
        Value(PREFIX),
        Cast(F("user_id"), CharField()),
        Value("-"),
        Cast(F("pk"), CharField()),
        Value(DOMAIN),
        output_field=CharField(),
    )
    return int(EmailAddress.objects.update(email=whose))


def keys() -> int:
    return DataKey.objects.all().delete()[0]


def on_its_way() -> int:
    noted: tuple[Any, ...] = (Look, DataRequest, Hold, Breach, Sharing, Upload)
    models = (OutboxRow, Link, Session, *noted)
    return sum(model.objects.all().delete()[0] for model in models)


def editing() -> int:
    """Labels and comments could name anybody, so none of them stays."""
    changed: int = 0
    for log in (PageLogEntry, ModelLogEntry):
        changed += log.objects.exclude(label=LABEL).update(label=LABEL, data={})
    for revision in Revision.objects.iterator(chunk_size=200):
        if revision.object_str != LABEL or revision.content.get(COMMENTS):
            content = {**revision.content, COMMENTS: []}
            kept = Revision.objects.filter(pk=revision.pk)
            changed += kept.update(object_str=LABEL, content=content)
    changed += Comment.objects.all().delete()[0]
    changed += TaskState.objects.exclude(comment="").update(comment="")
    return changed + _emptied(sorted(ALONE))


def others() -> int:
    changed: int = sum(_rows(label).update(**values) for label, values in REPLACED.items())
    return changed + _emptied(EMPTIED)


def _emptied(labels: Iterable[str]) -> int:
    return sum(int(_rows(label).delete()[0]) for label in labels)


def _rows(label: str) -> Any:
    """Every row of a model that may not be installed: then there are none."""
    try:
        return apps.get_model(label)._base_manager.all()
    except LookupError:
        return Look.objects.none()


DEEDS: dict[str, Callable[[], int]] = {
    "accounts": accounts,
    "addresses": addresses,
    "data keys": keys,
    "messages, links, sessions, looks, requests, uploads": on_its_way,
    "history and comments": editing,
    "other packages": others,
}
