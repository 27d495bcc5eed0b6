"""'You said, we did, or why not': publishing it, telling those who asked, keeping promises."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from community.cms.caching import forget_pages
from community.crypto import envelope
from community.crypto.blind_index import blind_index
from community.outbox.actions import Due, post_many
from community.outbox.references import reference
from consultations import own_words
from consultations.actions.answering import NotAccepted
from consultations.models import Commitment, Outcome, OutcomeRequest, Questionnaire, Theme
from consultations.rules import Refusal, can_remove_theme, why_not_publish_outcome
from consultations.states import SETTLED, CommitmentState, Status

if TYPE_CHECKING:
    from community.people.models import User

OUTCOME_PUBLISHED = "consultations.outcome_published"


@transaction.atomic
def publish_outcome(questionnaire: Questionnaire, *, by: "User") -> None:
    """Make the outcome public and owe a message to everybody who asked for one; once."""
    held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if held.outcome_published_on is not None:
        return
    refusal = why_not_publish_outcome(questionnaire)
    if refusal is not None:
        raise NotAccepted(refusal)
    _in_our_words(questionnaire, *own_words.parts_of(questionnaire))
    questionnaire.outcome_published_on = timezone.localdate()
    questionnaire.save(update_fields=["outcome_published_on"])
    about = reference(questionnaire)
    requests = OutcomeRequest.objects.filter(questionnaire=questionnaire).only("pk")
    if due := [
        Due(event=OUTCOME_PUBLISHED, to=reference(one), about=about, channel="email")
        for one in requests
    ]:
        post_many(due)
    log(questionnaire.page, "consultations.publish_outcome", user=by)
    transaction.on_commit(forget_pages)


def ask_for_outcome(questionnaire: Questionnaire, *, address: str, language: str) -> None:
    """Remember an address, encrypted and apart from all answers; once per consultation."""
    request = OutcomeRequest(
        questionnaire=questionnaire,
        language=language,
        address_index=blind_index(address.casefold(), purpose="consultations.outcome_request"),
    )
    key = envelope.standing_key(request.subject)
    request.address = envelope.encrypt(key, address, context=reference(request))
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        return  # it was left before: nothing more to do, and nothing to tell


def address_of(request: OutcomeRequest) -> str:
    key = envelope.key_for(request.subject)
    return envelope.decrypt(key, bytes(request.address), context=reference(request))


@transaction.atomic
def forget_request(request: OutcomeRequest) -> None:
    """The key goes with the last one after the outcome; before, others may still be left."""
    subject = request.subject
    questionnaire = request.questionnaire
    request.delete()
    waiting = OutcomeRequest.objects.filter(questionnaire=questionnaire).exists()
    if questionnaire.status == Status.CLOSED and not waiting:
        envelope.shred(subject)


def _in_our_words(questionnaire: Questionnaire, *parts: Theme | Outcome | Commitment) -> None:
    texts = [text for part in parts for text in own_words.texts_of(part)]
    if why := own_words.why_not(questionnaire, texts):
        raise NotAccepted(Refusal("raw", why))


@transaction.atomic
def write(questionnaire: Questionnaire, part: Theme | Outcome | Commitment) -> None:
    """What people said, what came of it, what is promised; public at once when the outcome is.

    The same again is done once. Raises :class:`NotAccepted` for what somebody wrote themselves or
    could be found by, and for a second theme or promise of the same name.
    """
    _in_our_words(questionnaire, part)
    try:
        with transaction.atomic():
            part.save()
    except IntegrityError:
        if not _is_there(part):
            raise NotAccepted(Refusal("twice", "This stands there already.")) from None
    transaction.on_commit(forget_pages)


def _is_there(part: Theme | Outcome | Commitment) -> bool:
    """Word for word, made by a form that was sent twice."""
    fields = {
        field.attname: getattr(part, field.attname)
        for field in part._meta.concrete_fields
        if not field.primary_key
    }
    return part._state.adding and type(part)._base_manager.filter(**fields).exists()


@transaction.atomic
def remove_theme(theme: Theme) -> None:
    """Raises :class:`NotAccepted` once it is public."""
    if not can_remove_theme(theme):
        raise NotAccepted(Refusal("public", "A promise is never made to disappear."))
    theme.delete()


def settle(commitment: Commitment, *, state: str, note: str) -> None:
    """Say what became of a promise; in our words, as everything that is public."""
    questionnaire = commitment.outcome.theme.questionnaire
    if why := own_words.why_not(questionnaire, [note]):
        raise NotAccepted(Refusal("raw", why))
    commitment.state = CommitmentState(state)
    commitment.note = note
    commitment.settled_on = timezone.localdate() if commitment.state in SETTLED else None
    commitment.save(update_fields=["state", "note", "settled_on"])
    forget_pages()
