from django.db import models


class ResponseState(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Sent"
    WITHDRAWN = "withdrawn", "Taken back"


class Channel(models.TextChoices):
    WEB = "web", "Website"
    API = "api", "Another program"
    IMPORT = "import", "Imported file"
    KIOSK = "kiosk", "Shared tablet"


class Status(models.TextChoices):
    UPCOMING = "upcoming", "Opens soon"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Mode(models.TextChoices):
    STEPS = "steps", "One question on each page"
    SINGLE = "single", "All questions on one page"


class Decision(models.TextChoices):
    """What we did with a theme."""

    DID = "did", "We did it"
    WILL = "will", "We will do it"
    PARTLY = "partly", "We will do part of it"
    WILL_NOT = "will-not", "We will not do it, and this is why"


class CommitmentState(models.TextChoices):
    PROMISED = "promised", "Promised"
    KEPT = "kept", "Done"
    DROPPED = "dropped", "Not going ahead"


class Panel(models.TextChoices):
    """Who has a say on the wording before a consultation may open."""

    YOUTH_PANEL = "youth-panel", "Youth panel"
    OVERSIGHT_GROUP = "oversight", "Oversight Group"


class SignOffDecision(models.TextChoices):
    AGREED = "agreed", "Agreed"
    NOT_YET = "not-yet", "Not yet"


SENT = (ResponseState.SUBMITTED,)
SETTLED = (CommitmentState.KEPT, CommitmentState.DROPPED)
OWES_COMMITMENT = (Decision.WILL, Decision.PARTLY)
