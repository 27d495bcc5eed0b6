"""From the editor to the public: compile the questions, close, publish results.

Publishing the page compiles its questions. Wording that can be answered already never changes: a
later edit becomes the next version. A consultation opens only when its publish gates are settled.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from community.cms.caching import forget_pages
from community.crypto import envelope
from community.outbox.references import reference
from community.privacy import gates
from community.suppression import releases
from community.suppression.models import Release
from consultations import results
from consultations.actions import tallying
from consultations.actions.answering import NotAccepted
from consultations.models import ConsultationPage, Questionnaire, Response, Version
from consultations.models.outcomes import addresses_subject
from consultations.questionnaire.schema import Schema, to_json
from consultations.rules import Refusal, why_not_close, why_not_release, why_not_reopen
from consultations.wording_gate import why_not_signed_off
from consultations.wordings import all_questions

if TYPE_CHECKING:
    from community.people.models import User


def why_not_open(page: ConsultationPage, schema: Schema | None = None) -> Refusal | None:
    """What an editor has to settle before answers can be taken."""
    missing = [*gates.missing_gates(page), why_not_signed_off(page, schema)]
    said = " ".join(filter(None, missing))
    return Refusal("gates", said) if said else None


def _keeps_its_wording(page: ConsultationPage, before: Questionnaire | None) -> bool:
    """People are answering a wording that was agreed with: another one waits until it is, too."""
    return (
        before is not None
        and before.live
        and before.version is not None
        and not gates.missing_gates(page)
        and not why_not_signed_off(page, before.wording.compiled)
    )


@transaction.atomic
def sync(page: ConsultationPage, schema: Schema | None = None) -> Questionnaire:
    """Bring the working side up to what the published page says. Safe to run again.

    ``schema`` comes from an import, whose questions were never in the editor.
    """
    due = page.outcome_due_at
    before = Questionnaire.objects.filter(page=page).select_related("version").first()
    wording = schema or _schema_of(page, before)
    refusal = why_not_open(page, wording)
    keeps = refusal is not None and _keeps_its_wording(page, before)
    questionnaire, _ = Questionnaire.objects.update_or_create(
        page=page,
        defaults={
            "slug": page.slug,
            "title": page.title,
            "participation": page.participation,
            "mode": page.mode,
            "live": page.live and (keeps or refusal is None),
            "opens_at": page.opens_at,
            "closes_at": _closing(page),
            "outcome_due_on": timezone.localdate(due) if due else None,
        },
    )
    if not keeps:
        questionnaire.version = settle_version(questionnaire, wording)
        questionnaire.save(update_fields=["version"])
    envelope.standing_key(addresses_subject(questionnaire.pk))
    return questionnaire


def _closing(page: ConsultationPage) -> datetime:
    """As the page says, unless that would open again what people have finished answering."""
    before = Questionnaire.objects.filter(page=page).first()
    if before is not None and why_not_reopen(before, page.closes_at) is not None:
        return before.closes_at
    return page.closes_at


def _schema_of(page: ConsultationPage, before: Questionnaire | None) -> Schema:
    """What would be asked: the page's own questions, or those that were imported."""
    if not len(page.questions) and before is not None and before.version is not None:
        return before.version.compiled
    return page.compile()


def settle_version(questionnaire: Questionnaire, schema: Schema) -> Version:
    """The version with this wording: the current one, the current one reworded, or the next."""
    current = questionnaire.versions.order_by("number").last()
    if current is not None and current.digest == schema.digest:
        return current
    made = Version(questionnaire=questionnaire, schema=to_json(schema), digest=schema.digest)
    if current is not None and _may_reword(questionnaire):
        made.pk, made.number = current.pk, current.number
    else:
        made.number = current.number + 1 if current else 1
    made.save()
    return made


def _may_reword(questionnaire: Questionnaire) -> bool:
    """Only before it opens: from then on somebody may have the questions on their screen."""
    opened = questionnaire.live and questionnaire.opens_at <= timezone.now()
    return not opened and not Response.objects.filter(questionnaire=questionnaire).exists()


def take_offline(page: ConsultationPage) -> None:
    Questionnaire.objects.filter(page=page).update(live=False)


@transaction.atomic
def close(questionnaire: Questionnaire, *, by: "User") -> None:
    """Close now, before the stated minute. It cannot be opened again."""
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    refusal = why_not_close(held)
    if refusal is not None:
        raise NotAccepted(refusal)
    questionnaire.closed_at = timezone.now()
    questionnaire.save(update_fields=["closed_at"])
    log(questionnaire.page, "consultations.close", user=by)
    transaction.on_commit(forget_pages)


def release(questionnaire: Questionnaire, *, by: "User | None" = None) -> Release:
    """Publish the numbers as they stand, suppressed and rounded. They come out once."""
    refusal = why_not_release(questionnaire)
    if refusal is not None:
        raise NotAccepted(refusal)
    tallying.tally(questionnaire)
    with transaction.atomic():
        tallying.hold(questionnaire.pk)
        return _release_held(questionnaire, by=by)


def _release_held(questionnaire: Questionnaire, *, by: "User | None") -> Release:
    """The counts are held: of two people at once the second finds the first one's release."""
    schema = all_questions(questionnaire)
    counted = results.published_tables(questionnaire, schema)
    about = reference(questionnaire)
    payload = results.results_of(questionnaire, schema, counted)
    try:
        made = releases.make(about, counted, payload, reference(by) if by else "")
    except releases.Refused as refused:
        raise NotAccepted(Refusal("release", refused.refusal.reason)) from refused
    transaction.on_commit(forget_pages)
    return made
