"""What can become of a row."""

from django.db.models import TextChoices


class State(TextChoices):
    WAITING = "waiting", "Waiting"
    DELIVERED = "delivered", "Delivered"
    DROPPED = "dropped", "No longer wanted"
    FAILED = "failed", "Failed"


# Nothing more will happen to these, so that retention may take them away. A failed row stays
# until somebody has looked at it.
DONE = frozenset({State.DELIVERED, State.DROPPED})
