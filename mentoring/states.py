"""States and kinds, then the sets of them that rules ask about."""

from django.db import models


class MentorState(models.TextChoices):
    APPLYING = "applying", "Applying"
    ACTIVE = "active", "Mentor"
    PAUSED = "paused", "Taking a break"
    DECLINED = "declined", "Not taken on"
    WITHDRAWN = "withdrawn", "Changed their mind"
    ENDED = "ended", "No longer a mentor"


MENTORS = (MentorState.ACTIVE, MentorState.PAUSED)
OVER = (MentorState.DECLINED, MentorState.WITHDRAWN, MentorState.ENDED)


class Stage(models.TextChoices):
    """Where somebody is on the way; worked out from what is there, never stored."""

    INTEREST = "interest", "Said they are interested"
    APPLICATION = "application", "Asked to apply"
    REFERENCES = "references", "Two references"
    INTERVIEW = "interview", "A talk with us"
    CHECKS = "checks", "Checks"
    TRAINING = "training", "Training"
    APPROVAL = "approval", "A second person agrees"
    DONE = "done", "Mentor"


class CheckLevel(models.TextChoices):
    """Levels of a criminal record check in England and Wales (Disclosure and Barring Service)."""

    BASIC = "basic", "Basic"
    STANDARD = "standard", "Standard"
    ENHANCED = "enhanced", "Enhanced"
    BARRED = "barred", "Enhanced, with the children's barred list"


class CheckResult(models.TextChoices):
    NOTHING = "nothing", "Nothing to decide about"
    TO_DECIDE = "to-decide", "Something to decide about"


class Course(models.TextChoices):
    SAFEGUARDING = "safeguarding", "Keeping young people safe"
    TRAUMA = "trauma", "What trauma does, and what helps"
    BOUNDARIES = "boundaries", "Boundaries, meeting alone, and endings"


class PauseReason(models.TextChoices):
    OWN = "own", "They asked for a break"
    WORRY = "worry", "Something has to be looked at first"


class ReferralRoute(models.TextChoices):
    SELF = "self", "They asked themselves"
    FAMILY = "family", "Somebody in the family"
    SCHOOL = "school", "A school or college"
    SERVICE = "service", "A service"


class YoungState(models.TextChoices):
    """``ASKED`` until their wishes and a yes are here."""

    ASKED = "asked", "We have been asked"
    WAITING = "waiting", "Waiting for a mentor"
    MATCHED = "matched", "Has a mentor"
    ENDED = "ended", "Over"


class ConsentKind(models.TextChoices):
    OWN = "own", "Their own"
    GUARDIAN = "guardian", "A parent's or carer's"
    COMPETENCE = "competence", "Their own, judged by a worker"


class Urgency(models.IntegerChoices):
    USUAL = 0, "As usual"
    SOON = 1, "Soon"
    PRESSING = 2, "Pressing"


OVER_FOR_YOUNG = (YoungState.ENDED,)
