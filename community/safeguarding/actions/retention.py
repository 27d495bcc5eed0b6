"""The end of a concern: its key is destroyed, and with it every word. The chain stays whole."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from community.crypto import envelope
from community.outbox.references import reference
from community.safeguarding.actions.concerns import who_subject
from community.safeguarding.models import Alert, Concern, PersonFile
from community.safeguarding.rules.keeping import is_due
from community.safeguarding.states import ConcernState


def remove_due_concerns(now: datetime, dry_run: bool) -> int:
    today = timezone.localdate(now)
    found = Concern.objects.filter(state=ConcernState.CLOSED, keep_until__lte=today, on_hold=False)
    due = [concern for concern in found if is_due(concern, today)]
    if not dry_run:
        for concern in due:
            end(concern)
    return len(due)


@transaction.atomic
def end(concern: Concern) -> None:
    file = concern.file
    envelope.shred_many([concern.subject, who_subject(concern)])
    concern.bundles.all().delete()
    concern.readers.all().delete()
    concern.actions.all().delete()
    Alert.objects.filter(about=reference(concern)).delete()
    concern.state, concern.file, concern.about = ConcernState.ENDED, None, ""
    concern.raised_by = concern.not_for = concern.who_sealed = None
    concern.save()
    if file is not None and not file.concerns.exists():
        _forget_file(file)


def _forget_file(file: PersonFile) -> None:
    envelope.shred(file.subject)
    PersonFile.objects.filter(pk=file.pk).update(name=None, name_index=None)
