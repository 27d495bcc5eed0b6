"""Closing an account: what stays is a number without a name."""

import secrets

import structlog
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import transaction

from community.people.models import User
from community.people.sessions import sessions_of
from community.people.signals import account_closed

log = structlog.get_logger("people")


@transaction.atomic
def close_account(person: User) -> None:
    """Nobody can sign in as this person any more, and nothing here says who it was.

    The row stays, so that records of what staff did keep pointing at somebody.
    """
    end_sessions(person)
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    person.groups.clear()
    person.user_permissions.clear()
    person.username = f"closed-{secrets.token_hex(8)}"
    person.email = person.preferred_name = person.age_band = ""
    person.language = "en"
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    account_closed.send(sender=User, person=person)


def end_sessions(person: User) -> int:
    """Sign the person out everywhere; answers how many sign-ins that were."""
    keys = [session.session_key for session in sessions_of(person)]
    for key in keys:
        SessionStore(key).delete()
    return len(keys)


@transaction.atomic
def forget_second_step(person: User) -> bool:
    """The person sets one up anew; until then they reach nothing that needs it."""
    removed, _ = Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    if removed:
        log.warning("second step forgotten", id=person.pk)
    return bool(removed)
