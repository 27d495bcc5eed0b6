"""No consultation opens before the youth panel and the Oversight Group agree with its questions.

What is agreed with is a wording: the hash of all that was shown, questions, pictures, and what the
page says it is for. Another one has to be looked at again. One 'not yet' is enough to stop it. What
is closed already asks nobody anything.
"""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from community.cms.models import CommunityImage
from community.people.roles import Role, roles_of
from consultations.compiling import CannotCompile
from consultations.models import ConsultationPage, SignOff, SignOffRequest, SignOffSettings
from consultations.questionnaire.schema import Schema
from consultations.states import Panel, SignOffDecision

ROLES: dict[Role, Panel] = {
    Role.YOUTH_PANEL: Panel.YOUTH_PANEL,
    Role.OVERSIGHT_MEMBER: Panel.OVERSIGHT_GROUP,
    Role.CHAIR: Panel.OVERSIGHT_GROUP,
    Role.COMMUNITY_REPRESENTATIVE: Panel.OVERSIGHT_GROUP,
}

FRAMING = ("title", "summary", "about", "who_asks", "what_changes")


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a wording stands with one panel."""

    panel: Panel
    needed: int
    agreed: int
    not_yet: int

    @property
    def is_settled(self) -> bool:
        return not self.not_yet and self.agreed >= self.needed


def panel_of(person: object) -> Panel | None:
    """The panel somebody speaks for; a young person on both speaks for the youth panel."""
    roles = roles_of(person)  # type: ignore[arg-type]  # a user, signed in or not
    return next((panel for role, panel in ROLES.items() if role in roles), None)


def needed() -> dict[Panel, int]:
    settings = SignOffSettings.load()
    return {
        Panel.YOUTH_PANEL: settings.youth_panel,
        Panel.OVERSIGHT_GROUP: settings.oversight_group,
    }


def standing(request: SignOffRequest | None) -> list[Standing]:
    """One row for each panel that is asked, or that has said something. Two queries at most."""
    said = SignOff.objects.filter(request=request) if request else SignOff.objects.none()
    counts = Counter(said.values_list("panel", "decision"))
    return [
        Standing(
            panel=panel,
            needed=number,
            agreed=counts[panel, SignOffDecision.AGREED],
            not_yet=counts[panel, SignOffDecision.NOT_YET],
        )
        for panel, number in needed().items()
        if number or counts[panel, SignOffDecision.NOT_YET]
    ]


def wording_of(page: ConsultationPage) -> Schema | None:
    """What the page would ask now; None while that cannot be asked at all."""
    try:
        schema: Schema = page.compile()
    except CannotCompile:
        return None
    return schema if schema.answerable else None


def framing_of(page: ConsultationPage) -> dict[str, str]:
    """What the page says about itself: people agree with that, too."""
    return {name: str(getattr(page, name)) for name in FRAMING}


def digest_of(page: ConsultationPage, schema: Schema) -> str:
    """SHA-256 of what the panels see. A picture counts by its file, which may be replaced."""
    wanted = {one.image for question in schema.questions for one in question.options if one.image}
    pictures = CommunityImage.objects.filter(pk__in=wanted).order_by("pk")
    shown = {
        "questions": schema.digest,
        "framing": framing_of(page),
        "pictures": [[one.pk, one.get_file_hash()] for one in pictures],
    }
    return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def request_for(page: ConsultationPage, schema: Schema) -> SignOffRequest | None:
    return SignOffRequest.objects.filter(page=page, digest=digest_of(page, schema)).first()


def is_agreed(page: ConsultationPage, schema: Schema) -> bool:
    return all(row.is_settled for row in standing(request_for(page, schema)))


def asks_nobody(page: ConsultationPage) -> bool:
    return bool(page.closes_at and page.closes_at < timezone.now())


def why_not_signed_off(page: ConsultationPage, schema: Schema | None = None) -> str:
    """A sentence for the editor, or "" when the wording may be opened."""
    if asks_nobody(page):
        return ""
    wording = schema or wording_of(page)
    if wording is None:
        return ""  # what is wrong with the questions is said elsewhere
    if why := why_too_many(wording):
        return why
    rows = standing(request_for(page, wording))
    return next((_why(row) for row in rows if not row.is_settled), "")


def why_too_many(wording: Schema) -> str:
    most = SignOffSettings.load().most_questions
    asked = len(wording.answerable)
    if asked <= most:
        return ""
    return f"It asks {asked} questions; here {most} are the most. Leave some out."


def _why(row: Standing) -> str:
    if row.not_yet:
        return (
            f"The {row.panel.label} said 'not yet' to these questions. Read why under "
            "'Sign-off', change the questions and ask again."
        )
    return (
        f"The {row.panel.label} has not agreed with these questions yet "
        f"({row.agreed} of {row.needed}). Save them as a draft and ask under 'Sign-off'."
    )
