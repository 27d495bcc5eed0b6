"""What we hold about a person who has an account."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.db.models.functions import Coalesce

from community.people.accounts import close_account, end_sessions
from community.people.models import User
from community.people.roles import Role, roles_of
from community.people.sessions import sessions_of
from community.registries import Holding, Retention, holdings

SEEN_BY = ("You", Role.ADMINISTRATOR.value)
PURPOSE = "So that you can sign in, and nobody else as you"
BASIS = "Public task: running the network's platform safely"
TWO_YEARS = timedelta(days=730)
GOES_WITH_ACCOUNT = Retention(period=None, since="the account is closed", then="deleted")


def collect_account(person: User) -> Iterator[Mapping[str, Any]]:
    yield {
        "Username": person.username,
        "E-mail address": person.email or "none",
        "Name you go by": person.preferred_name or "none",
        "Age band": person.get_age_band_display() or "not said",
        "Language": person.language,
        "Roles": ", ".join(sorted(role.label for role in roles_of(person))) or "none",
        "Account since": person.date_joined,
        "Last signed in": person.last_login or "never",
    }


def erase_account(person: User) -> int:
    close_account(person)
    return 1


def close_unused(now: datetime, dry_run: bool) -> int:
    """Accounts that nobody signed in to for two years; never the last administrators."""
    unused = (
        User.objects.annotate(used=Coalesce("last_login", "date_joined"))
        .filter(used__lt=now - TWO_YEARS, is_superuser=False)
        .exclude(Q(is_active=False) & Q(username__startswith="closed-"))
    )
    if dry_run:
        return unused.count()
    count = 0
    for person in unused.iterator():
        close_account(person)
        count += 1
    return count


def collect_addresses(person: User) -> Iterator[Mapping[str, Any]]:
    for address in EmailAddress.objects.filter(user=person):
        yield {"E-mail address": address.email, "Confirmed": address.verified}


def collect_factors(person: User) -> Iterator[Mapping[str, Any]]:
    for factor in Authenticator.objects.filter(user=person):
        yield {
            "Second step": factor.get_type_display(),
            "Set up": factor.created_at,
            "Last used": factor.last_used_at or "never",
        }


def collect_organisation_accounts(person: User) -> Iterator[Mapping[str, Any]]:
    for account in SocialAccount.objects.filter(user=person):
        yield {
            "Signs in through": account.provider,
            "Name there": account.uid,
            "What it told us": account.extra_data,
        }


def collect_sessions(person: User) -> Iterator[Mapping[str, Any]]:
    for session in sessions_of(person):
        yield {"Signed in somewhere": "yes", "Ends by itself": session.expire_date}


def remove_ended_sessions(now: datetime, dry_run: bool) -> int:
    ended = Session.objects.filter(expire_date__lt=now)
    return ended.count() if dry_run else ended.delete()[0]


def _deleted(model: Any) -> Any:
    def erase(person: User) -> int:
        count: int = model.objects.filter(user=person).delete()[0]
        return count

    return erase


def enrol() -> None:
    holdings.enrol(
        Holding(
            model="people.User",
            title="Your account",
            purpose=PURPOSE,
            lawful_basis=BASIS,
            seen_by=SEEN_BY,
            fields=("username", "email", "preferred_name", "age_band", "language", "last_login"),
            retention=Retention(
                period=TWO_YEARS,
                since="you last signed in",
                then="closed: your name and addresses are removed",
                remove_due=close_unused,
            ),
            collect=collect_account,  # type: ignore[arg-type]  # our own user model
            erase=erase_account,  # type: ignore[arg-type]  # our own user model
        )
    )
    _enrol_with_account(
        "account.EmailAddress", "Your e-mail addresses", ("email",), collect_addresses, EmailAddress
    )
    _enrol_with_account(
        "mfa.Authenticator", "Your second step", ("data",), collect_factors, Authenticator
    )
    _enrol_with_account(
        "socialaccount.SocialAccount",
        "Your sign-in through your organisation",
        ("uid", "extra_data"),
        collect_organisation_accounts,
        SocialAccount,
    )
    _enrol_sessions()


def _enrol_with_account(
    model: str, title: str, fields: tuple[str, ...], collect: Any, rows: Any
) -> None:
    holdings.enrol(
        Holding(
            model=model,
            title=title,
            purpose=PURPOSE,
            lawful_basis=BASIS,
            seen_by=("You",),
            fields=fields,
            retention=GOES_WITH_ACCOUNT,
            collect=collect,
            erase=_deleted(rows),
        )
    )


def _enrol_sessions() -> None:
    holdings.enrol(
        Holding(
            model="sessions.Session",
            title="Where you are signed in",
            purpose="So that you need not sign in on every page",
            lawful_basis=BASIS,
            seen_by=("Nobody",),
            fields=("session_data",),
            retention=Retention(
                period=timedelta(days=14),
                since="you signed in",
                then="deleted",
                remove_due=remove_ended_sessions,
            ),
            collect=collect_sessions,  # type: ignore[arg-type]  # our own user model
            erase=end_sessions,  # type: ignore[arg-type]  # our own user model
        )
    )
