"""Recording who looked at whom: that, never what, was read."""

from community.people.models import User
from community.privacy.models import Look


def record_look(by: User, about: str, purpose: str) -> None:
    """``about`` is a reference; ``purpose`` says why: that person may read it."""
    Look.objects.create(by=by, about=about, purpose=purpose)
