"""Who must show a second factor, and whether they did.

A role that can read about somebody else needs one (``roles.TRAITS``). It counts only when it was
used in this very session: to sign in, to confirm that it is you, or by being set up just now.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from community.people.models import User
from community.people.roles import needs_second_factor

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)

# Reachable without it: setting it up, signing out, help in danger, leaving quickly, assets.
OPEN_PREFIXES = ("/account/", "/help-now/", "/leave/", "/static/", "/healthz", "/readyz")


def has_second_factor(person: User) -> bool:
    return bool(Authenticator.objects.filter(user=person, type__in=FACTORS).exists())


def used_second_factor(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def is_second_factor_missing(request: HttpRequest) -> bool:
    """Whether this person has to show a second factor before anything else."""
    return bool(
        settings.REQUIRE_MFA
        and request.user.is_authenticated
        and needs_second_factor(request.user)
        and not used_second_factor(request)
    )


def count_setting_up(
    request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Receives ``authenticator_added``: who just proved to hold a factor need not do it twice."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, method="mfa", type=authenticator.type)
