"""What somebody who answers is told, at the moment it matters: before their own words, before what
says who they are, before sending. In the words of the lawful basis of this consultation.

Which wordings a page showed comes back with its form, signed, and is kept with the answers.
"""

from collections.abc import Iterable, Iterator

from django.core import signing
from django.core.cache import caches

from community.privacy.actions.notices import Said, say, told_codes
from community.privacy.gates import effective
from community.privacy.models import NoticeWording
from community.privacy.moments import Moment
from community.safeguarding.rules.coverage import coverage
from consultations.models import ConsultationPage, Questionnaire, Response
from consultations.questionnaire.schema import FREE_TEXT, Question

SALT = "consultations.notices"
REMEMBERED = 20
Notices = dict[Moment, Said]


def moment_of(question: Question) -> Moment | None:
    """The moment at which this question is asked; None for one that needs no notice."""
    if question.equality:
        return Moment.EQUALITY
    return Moment.FREE_TEXT if question.type in FREE_TEXT else None


def notices_of(questionnaire: Questionnaire) -> Notices:
    """Asked of the database every twenty seconds."""
    key = f"notices-{questionnaire.pk}"
    kept: Notices | None = caches["process"].get(key)
    if kept is None:
        kept = _notices_of(questionnaire)
        caches["process"].set(key, kept, REMEMBERED)
    return kept


def _notices_of(questionnaire: Questionnaire) -> Notices:
    gates = effective(ConsultationPage.objects.get(pk=questionnaire.page_id))
    basis, hours = gates.lawful_basis, coverage().hours
    reads = {"reader": gates.reader_name, "hours": hours}
    return {
        Moment.ANSWERING: say(Moment.ANSWERING, basis=basis),
        Moment.FREE_TEXT: say(Moment.FREE_TEXT, basis=basis, **reads),
        Moment.EQUALITY: say(Moment.EQUALITY, basis=basis),
    }


def moments_of(questions: Iterable[Question]) -> list[Moment]:
    return list(dict.fromkeys(moment for q in questions if (moment := moment_of(q))))


def shown_mark(found: Notices, moments: Iterable[Moment]) -> str:
    """For a hidden field: what this page shows."""
    return signing.dumps([found[moment].shown for moment in moments], salt=SALT)


def read_mark(text: str) -> str:
    """The codes, as they are kept; nothing when it is missing or not ours."""
    try:
        shown = signing.loads(text[:2000], salt=SALT) if text else []
    except signing.BadSignature:
        return ""
    return told_codes(shown)


def wordings_told(response: Response) -> Iterator[NoticeWording]:
    """Exactly what this person was shown, oldest first. One query."""
    codes = response.notices.split()
    found = NoticeWording.objects.in_bulk(codes) if codes else {}
    return (found[code] for code in codes if code in found)


def wordings_for(response: Response, question: Question) -> list[NoticeWording]:
    """What stood before one answer; more than one where the words changed meanwhile."""
    moment = moment_of(question)
    return [one for one in wordings_told(response) if one.moment == moment]
