"""Where a text, a concern or an alert stands, and the lists that people choose from."""

from django.db.models import IntegerChoices, TextChoices


class Band(IntegerChoices):
    """In which order people read: never whether."""

    URGENT = 0, "Read at once"
    FIRST = 1, "Read first"
    IN_TURN = 2, "Read in turn"


class Origin(TextChoices):
    """How a concern came to us."""

    TEXT = "text", "Something written to us"
    WORRIED = "worried", "'I'm worried about someone'"
    CONTACT = "contact", "Somebody asked to be contacted"
    MENTOR = "mentor", "A mentor"
    PAPER = "paper", "On paper, or by telephone"


class Route(TextChoices):
    """Who handles it follows from whom it is about."""

    ANYBODY = "anybody", "Somebody in the community"
    TEAM = "team", "Somebody who works or volunteers here"
    LEAD = "lead", "A safeguarding lead"


class ConcernState(TextChoices):
    NEW = "new", "New"
    OPEN = "open", "Being looked after"
    CLOSED = "closed", "Closed"
    ENDED = "ended", "Kept no longer"


OPEN = frozenset({ConcernState.NEW, ConcernState.OPEN})


class Kind(TextChoices):
    """What an entry of the chronology is."""

    SAID = "said", "What was said"
    WISHES = "wishes", "What the young person wishes"
    CONTACT = "contact", "How to reach them safely"
    NOTE = "note", "Note"
    DECISION = "decision", "Decision and reason"
    ACTION = "action", "Somebody will do something"
    DONE = "done", "Done"
    REFERRAL = "referral", "Passed to another agency"
    DISAGREEMENT = "disagreement", "Somebody disagrees"
    OUTCOME = "outcome", "Outcome"
    CORRECTION = "correction", "Correction"
    SORTED = "sorted", "Put in order"
    HANDED_OVER = "handed-over", "Handed over"
    REVEALED = "revealed", "Who wrote it was asked"
    SEVERED = "severed", "The text it came from was deleted"


# What somebody writes by hand; the others are written by the deed itself.
BY_HAND = (
    Kind.NOTE,
    Kind.WISHES,
    Kind.DECISION,
    Kind.REFERRAL,
    Kind.DISAGREEMENT,
    Kind.CORRECTION,
)
# These say nothing without the reason.
WITH_REASON = frozenset({Kind.DECISION, Kind.REFERRAL, Kind.DISAGREEMENT, Kind.OUTCOME})


class Outcome(TextChoices):
    SUPPORT_HERE = "support-here", "Supported by us"
    REFERRED = "referred", "Referred to children's or adult social care"
    POLICE = "police", "With the police"
    OTHER_AGENCY = "other-agency", "With another agency"
    ADVICE = "advice", "Advice given"
    NO_FURTHER = "no-further", "No further action, with the reason recorded"
    NOT_ABOUT_ANYBODY = "not-a-concern", "Turned out to be no concern"


class Purpose(TextChoices):
    """Why somebody opens a concern; asked each time, kept with the look."""

    LOOKING_AFTER = "looking-after", "I am looking after it"
    COVERING = "covering", "I stand in for somebody"
    NEW_INFORMATION = "new-information", "There is something new to add"
    CHECKING = "checking", "I check how it was handled"
    ASKED = "asked", "The person it is about asked, or a court or agency did"


class AlertKind(TextChoices):
    CONCERN = "concern", "A concern"
    TEXT = "text", "A text to read"
    DRILL = "drill", "A drill"


class ReadingWatch(TextChoices):
    """What makes reading unusual."""

    NOT_THEIRS = "not-theirs", "A concern that somebody else looks after"
    MANY = "many", "Many concerns in a short time"
    OUT_OF_HOURS = "out-of-hours", "Outside the reading hours"
