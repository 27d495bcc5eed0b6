"""Asking for a mentor: by oneself, by the family, by a school or a service. Then the young person
says what they wish, on a page that is theirs alone, and the yes comes from whom their age asks.
"""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.links import actions as links
from community.outbox import actions as outbox
from community.outbox.references import reference, resolve
from community.people.models import User
from mentoring import sealing, texts
from mentoring.actions.applying import Refused, ask, tell_coordinators
from mentoring.models import MentoringConsent, Referral, YoungPerson
from mentoring.rules import consent as ages
from mentoring.rules import referring as rules
from mentoring.states import ConsentKind, ReferralRoute, Urgency, YoungState

ASKED, OWN_PAGE = "mentoring.asked_for_a_mentor", "mentoring.own_page"
GUARDIAN_ASKED, ASK_AGAIN = "mentoring.guardian_asked", "mentoring.ask_again"
PAGE_LINK, GUARDIAN_LINK, REFER_LINK = "mentoring.page", "mentoring.guardian", "mentoring.refer"
SIGNED_IN_LASTS = timedelta(days=1)
PAGE_LASTS, GUARDIAN_LASTS, REFER_LASTS = (timedelta(days=n) for n in (400, 14, 14))
RENEWED_BEFORE = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """``born``: the date of birth. ``email`` and ``reach``: how to reach the young person, and
    when that is safe. ``who``, ``who_email``, ``relation``: whoever asks for somebody else.
    ``why``: what made them ask, in their own words.
    """

    route: ReferralRoute
    called: str
    born: date
    name: str = ""
    email: str = ""
    reach: str = ""
    who: str = ""
    who_email: str = ""
    relation: str = ""
    why: str = ""


@sensitive_variables("asking")
def refer(
    asking: Asking, *, key: uuid.UUID | None = None, by: User | None = None, token: str = ""
) -> YoungPerson:
    """The same key again is the same one. ``by``: a referrer's account, or the young person's own;
    ``token``: a school's or service's link, which is used up by it.
    """
    key = key or uuid.uuid4()
    ask(ages.why_not_age(asking.born, timezone.localdate()))
    try:
        with transaction.atomic():
            return _refer(asking, key, by, token)
    except IntegrityError:
        return Referral.objects.select_related("young_person").get(key=key).young_person


def _refer(asking: Asking, key: uuid.UUID, by: User | None, token: str) -> YoungPerson:
    if found := Referral.objects.select_related("young_person").filter(key=key).first():
        return found.young_person
    needs_link = asking.route in rules.BY_LINK and not (by and rules.refers(by))
    if needs_link and links.redeem(token, purpose=REFER_LINK) is None:
        raise Refused("This link was used already, or its time is over. Ask us for a new one.")
    own = asking.route == ReferralRoute.SELF
    young = YoungPerson(called=asking.called, person=by if own else None)
    kept = {"name": asking.name or asking.called, "born": asking.born.isoformat()}
    sealing.seal(young, "sealed", {**kept, "email": asking.email, "reach": asking.reach})
    young.save(force_insert=True)
    made = Referral(key=key, young_person=young, route=asking.route, by=None if own else by)
    names = ("who", "who_email", "relation", "why")
    sealing.seal(made, "sealed", {name: getattr(asking, name) for name in names})
    made.save(force_insert=True)
    texts.owe_reading(texts.REFERRAL, made, asdict(asking))
    tell_coordinators(ASKED, reference(young))
    if asking.email:
        outbox.post(OWN_PAGE, to=reference(young), about=reference(young))
    return young


def born_of(young: YoungPerson) -> date:
    return date.fromisoformat(sealing.read(young, "sealed")["born"])


def locked(young: YoungPerson) -> YoungPerson:
    return YoungPerson.objects.select_for_update().get(pk=young.pk)


def refer_link(*, by: User) -> str:
    """For a school or a service without an account: one young person, fourteen days."""
    ask(rules.why_not_send_link(by))
    return links.issue(REFER_LINK, about=reference(by), lasts=REFER_LASTS)


@transaction.atomic
def page_link(young: YoungPerson) -> str:
    """The token of the young person's own page; those that were made before stop working."""
    found = locked(young)
    links.revoke(reference(found), purpose=PAGE_LINK)
    return links.issue(PAGE_LINK, about=reference(found), lasts=PAGE_LASTS, single_use=False)


def signed_in_link(young: YoungPerson, *, by: User) -> str:
    """Into the same page for whoever signed in as them; the link they have goes on working."""
    ask(rules.why_not_open_own(young, by))
    about, lasts = reference(young), SIGNED_IN_LASTS
    return links.issue(PAGE_LINK, about=about, lasts=lasts, single_use=False)


def find_page(token: str) -> YoungPerson | None:
    return _find(token, PAGE_LINK)


def find_for_guardian(token: str) -> YoungPerson | None:
    return _find(token, GUARDIAN_LINK)


def _find(token: str, purpose: str) -> YoungPerson | None:
    """Looking uses nothing up."""
    link = links.look_at(token, purpose=purpose)
    found = resolve(link.about) if link else None
    return found if isinstance(found, YoungPerson) else None


@sensitive_variables("words")
@transaction.atomic
def say_wishes(young: YoungPerson, profile: Mapping[str, Any], words: Mapping[str, Any]) -> None:
    """In their own words and by ticking; may be said anew until a mentor is chosen."""
    found = locked(young)
    ask(rules.why_not_say_wishes(found))
    for name, value in profile.items():
        setattr(found, name, value)
    kept = sealing.read(found, "words")
    sealing.seal(found, "words", {**kept, **words})
    found.wishes_on = timezone.localdate()
    found.save()
    texts.owe_reading_of_changes(texts.WISHES, found, words, kept)
    settle(found)


@transaction.atomic
def say_yes(young: YoungPerson) -> None:
    """From 16 on, by the young person themselves."""
    found, today = locked(young), timezone.localdate()
    born = born_of(found)
    ask(rules.why_not_own_yes(found, born, today))
    _consent(found, ConsentKind.OWN, born, {}, by=None)


@sensitive_variables("email")
@transaction.atomic
def ask_guardian(young: YoungPerson, email: str, *, key: uuid.UUID) -> None:
    """By e-mail, at the young person's or a coordinator's wish. The link is made as it leaves."""
    found = locked(young)
    ask(rules.why_not_ask_guardian(found, born_of(found), timezone.localdate()))
    sealing.seal(found, "sealed", {**sealing.read(found, "sealed"), "guardian": email})
    found.save(update_fields=["sealed"])
    about = reference(found)
    outbox.post(GUARDIAN_ASKED, to=about, about=about, key=f"{GUARDIAN_ASKED}|{key}")


@transaction.atomic
def guardian_link(young: YoungPerson) -> str:
    found = locked(young)
    links.revoke(reference(found), purpose=GUARDIAN_LINK)
    return links.issue(GUARDIAN_LINK, about=reference(found), lasts=GUARDIAN_LASTS)


@sensitive_variables("who")
@transaction.atomic
def guardian_answers(token: str, *, yes: bool, who: Mapping[str, str]) -> None:
    """Of many at once one answers. A no ends nothing else: a worker may still judge."""
    found = find_for_guardian(token)
    if found is None or links.redeem(token, purpose=GUARDIAN_LINK) is None:
        raise Refused("This link was used already, or its time is over.")
    young, today = locked(found), timezone.localdate()
    born = born_of(young)
    ask(rules.why_not_ask_guardian(young, born, today))
    if yes:
        _consent(young, ConsentKind.GUARDIAN, born, who, by=None)
    else:
        _take_back(young, ConsentKind.GUARDIAN)
        tell_coordinators(ASKED, reference(young), why=f"no of {today}")


@sensitive_variables("why")
@transaction.atomic
def judge(young: YoungPerson, *, why: str, by: User) -> None:
    """That somebody under 16 understands what a mentor is and may decide: recorded with a name."""
    found, today = locked(young), timezone.localdate()
    born = born_of(found)
    ask(rules.why_not_judge(found, born, today, by))
    _consent(found, ConsentKind.COMPETENCE, born, {"why": why}, by=by)


def _consent(
    young: YoungPerson,
    kind: ConsentKind,
    born: date,
    words: Mapping[str, Any],
    *,
    by: User | None,
) -> None:
    """The last yes of a kind is the one that stands."""
    _take_back(young, kind)
    today = timezone.localdate()
    until = ages.holds_until(born, today)
    made = MentoringConsent(young_person=young, kind=kind, until=until, recorded_by=by)
    sealing.seal(made, "sealed", words)
    made.save(force_insert=True)
    settle(young)


def _take_back(young: YoungPerson, kind: ConsentKind) -> None:
    standing = young.consents.filter(kind=kind, withdrawn_on=None)
    standing.update(withdrawn_on=timezone.localdate())


@transaction.atomic
def take_back(young: YoungPerson) -> None:
    """Every yes; they stay on record as taken back, and leave the list."""
    found = locked(young)
    found.consents.filter(withdrawn_on=None).update(withdrawn_on=timezone.localdate())
    settle(found)


@transaction.atomic
def stop(young: YoungPerson) -> None:
    """By the young person: no reason needed."""
    found = locked(young)
    if found.state != YoungState.ENDED:
        found.state, found.ended_on = YoungState.ENDED, timezone.localdate()
        found.save(update_fields=["state", "ended_on"])
        links.revoke(reference(found))


@transaction.atomic
def set_urgency(young: YoungPerson, urgency: Urgency, *, by: User) -> None:
    found = locked(young)
    ask(rules.why_not_work_on(found, by))
    found.urgency = urgency
    found.save(update_fields=["urgency"])


def settle(young: YoungPerson) -> None:
    """On or off the list, by what is there today."""
    state = rules.state_for(young, young.consents.all(), born_of(young), timezone.localdate())
    if state != young.state:
        young.state = state
        young.save(update_fields=["state"])


@transaction.atomic
def ask_again(on: date | None = None) -> int:
    """A month before a birthday at which a yes runs out, and once it has: the young person and the
    coordinators are told, once; who has no yes any more leaves the list until there is one.
    """
    today = on or timezone.localdate()
    due = MentoringConsent.objects.filter(
        withdrawn_on=None, until__isnull=False, until__lt=today + RENEWED_BEFORE
    ).exclude(young_person__state=YoungState.ENDED)
    found = list(due.select_related("young_person"))
    for one in found:
        young, over = one.young_person, one.until is not None and one.until < today
        key = f"{ASK_AGAIN}|{one.pk}|{over}"
        outbox.post(ASK_AGAIN, to=reference(young), about=reference(young), key=key)
        if over:
            settle(locked(young))
    return len(found)
