"""Whether somebody may say yes, and when it has to be asked again: at 13, 16 and 18, and when the
wording changed. We know no birthdays: below 16 an account says "11 to 15", so a consent that was
given under 13 is asked for again after a year.
"""

from datetime import date, timedelta

from community.people.models import AgeBand, User
from community.people.roles import Role, has_role
from community.privacy.models import Consent
from community.privacy.purposes import Purpose
from community.privacy.states import ConsentBand

ORDER = list(ConsentBand)
A_YEAR = timedelta(days=365)
BANDS: dict[str, ConsentBand] = {
    AgeBand.FROM_16: ConsentBand.FROM_16,
    AgeBand.FROM_18: ConsentBand.ADULT,
    AgeBand.FROM_26: ConsentBand.ADULT,
    AgeBand.FROM_65: ConsentBand.ADULT,
}


def band_of(person: User) -> ConsentBand | None:
    """None where the account does not tell on which side of thirteen somebody is."""
    return BANDS.get(person.age_band)


def possible_bands(person: User) -> list[ConsentBand]:
    """What somebody may say about their age: what the account says, or all of them."""
    known = band_of(person)
    if known:
        return [known]
    younger = [ConsentBand.UNDER_13, ConsentBand.FROM_13]
    return younger if person.age_band == AgeBand.UNDER_16 else ORDER


def why_not_give(person: User, *, by: User, band: ConsentBand) -> str:
    """Empty when this yes counts."""
    if band not in possible_bands(person):
        return "That is not the age that the account says. Change it in the settings first."
    if band == ConsentBand.UNDER_13:
        if by.pk == person.pk or not has_role(by, Role.GUARDIAN):
            return "Under 13 a parent or carer has to say yes. Until then nothing is used."
        return ""
    return "" if by.pk == person.pk else "From 13 on everybody decides this for themselves."


def consent_is_due(consent: Consent, purpose: Purpose, today: date) -> bool:
    """Whether it has to be asked for again; until then nothing new is done on it."""
    if consent.withdrawn_at:
        return False
    if consent.wording != purpose.wording:
        return True
    now, then = band_of(consent.person), ConsentBand(consent.age_band)
    if now is not None:
        return ORDER.index(now) > ORDER.index(then)
    return then == ConsentBand.UNDER_13 and today - consent.given_on >= A_YEAR


def consents_to(person: User, purpose: Purpose, today: date) -> bool:
    """What a feature asks before it does anything."""
    given = Consent.objects.filter(person=person, purpose=purpose.name, withdrawn_at=None)
    found = given.select_related("ask", "person").first()
    return found is not None and counts(found) and not consent_is_due(found, purpose, today)


def counts(consent: Consent) -> bool:
    """A guardian's yes counts once somebody knows who they are."""
    by_guardian = consent.age_band == ConsentBand.UNDER_13
    if by_guardian and consent.ask is None:
        return consent.given_by_id is not None
    return consent.ask is None or consent.ask.is_checked


def why_due(consent: Consent, purpose: Purpose) -> str:
    """For which change somebody is asked again: one reminder for each."""
    if consent.wording != purpose.wording:
        return f"wording {purpose.wording}"[:30]
    now = band_of(consent.person)
    return f"age {now}" if now is not None else "a year"
