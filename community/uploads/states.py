"""What was sent, and how far we trust it."""

from django.db.models import TextChoices


class Kind(TextChoices):
    PICTURE = "picture", "Picture"
    DOCUMENT = "document", "Document"
    VOICE = "voice", "Voice note"


class State(TextChoices):
    WAITING = "waiting", "Being checked"
    CLEAN = "clean", "Checked"
    QUARANTINED = "quarantined", "Set aside until it can be checked"
    REFUSED = "refused", "Destroyed: something harmful was inside"


HELD = frozenset({State.WAITING, State.QUARANTINED})
READABLE = frozenset({State.CLEAN})
