"""Where something that people wrote for each other stands, and the lists to choose from."""

from enum import Enum

from django.db.models import TextChoices


class State(TextChoices):
    WAITING = "waiting", "Waiting"
    SHOWN = "shown", "Shown"
    HELD = "held", "Out of sight until somebody has looked"
    NOT_SHOWN = "not-shown", "Not shown"
    TAKEN_DOWN = "taken-down", "Taken down"
    GONE = "gone", "Taken back"


# What a report may still be about.
REPORTABLE = frozenset({State.SHOWN, State.HELD})
HIDDEN = frozenset({State.NOT_SHOWN, State.TAKEN_DOWN})


class Deed(TextChoices):
    SHOW = "show", "Show it to others"
    NOT_SHOW = "not-show", "Do not show it"
    TAKE_DOWN = "take-down", "Take it down"


# What each deed makes of an item, and which deeds are open in each state.
BECOMES = {
    Deed.SHOW: State.SHOWN,
    Deed.NOT_SHOW: State.NOT_SHOWN,
    Deed.TAKE_DOWN: State.TAKEN_DOWN,
}
OPEN_DEEDS: dict[State, tuple[Deed, ...]] = {
    State.WAITING: (Deed.SHOW, Deed.NOT_SHOW),
    State.SHOWN: (Deed.SHOW, Deed.TAKE_DOWN),
    State.HELD: (Deed.SHOW, Deed.TAKE_DOWN),
    State.NOT_SHOWN: (Deed.SHOW, Deed.NOT_SHOW),
    State.TAKEN_DOWN: (Deed.SHOW, Deed.TAKE_DOWN),
    State.GONE: (),
}


# What a moderator chooses from, as it reads for an item in that state.
DEED_WORDS: dict[State, dict[Deed, str]] = {
    State.WAITING: {Deed.SHOW: "Show it to others", Deed.NOT_SHOW: "Do not show it"},
    State.SHOWN: {Deed.SHOW: "Leave it where it is", Deed.TAKE_DOWN: "Take it down"},
    State.HELD: {Deed.SHOW: "Show it to others again", Deed.TAKE_DOWN: "Take it down"},
    State.NOT_SHOWN: {Deed.SHOW: "Show it after all", Deed.NOT_SHOW: "Leave it hidden"},
    State.TAKEN_DOWN: {Deed.SHOW: "Show it after all", Deed.TAKE_DOWN: "Leave it hidden"},
    State.GONE: {},
}


class Reason(TextChoices):
    """Why something is shown or not: kept with the decision, and told to who wrote it."""

    FITS = "fits", "It fits what we agreed"
    UNKIND = "unkind", "It could hurt or shame somebody"
    PRIVATE = "private", "It says something private about somebody"
    DANGER = "danger", "Somebody could get hurt"
    ILLEGAL = "illegal", "It may be against the law"
    SHOCK = "shock", "It shows or praises weapons or violence"
    AWAY = "away", "It belongs somewhere else"
    ADVERT = "advert", "It wants to sell something"


FOR_HIDING = tuple(reason for reason in Reason if reason != Reason.FITS)


class ReportReason(TextChoices):
    DANGER = "danger", "Somebody could get hurt"
    ILLEGAL = "illegal", "I think it is against the law"
    UNKIND = "unkind", "It is unkind, or bullies somebody"
    PRIVATE = "private", "It says something private"
    ABOUT_ME = "about-me", "It is about me, and I do not want it there"
    NOT_FOR_US = "not-for-us", "It is not right for people my age"
    OTHER = "other", "Something else"


# These take it out of sight at once, until somebody has looked.
PRESSING = frozenset({ReportReason.DANGER, ReportReason.ILLEGAL})


class Side(TextChoices):
    """Who asks for another look."""

    AUTHOR = "author", "Who wrote it"
    REPORTER = "reporter", "Who reported it"


class PartKind(TextChoices):
    """What an assessment is made of. The first three are the assessments that the Act asks for."""

    ILLEGAL_CONTENT = "illegal-content", "Illegal content risk assessment"
    CHILDRENS_ACCESS = "childrens-access", "Children's access assessment"
    CHILDRENS_RISKS = "childrens-risks", "Children's risk assessment"
    REPORTING = "reporting", "How people report something"
    COMPLAINTS = "complaints", "How people complain"
    TERMS = "terms", "Terms, in words that young people understand"


RISKS = frozenset({PartKind.ILLEGAL_CONTENT, PartKind.CHILDRENS_ACCESS, PartKind.CHILDRENS_RISKS})


class Standing(Enum):
    """Whether a feature runs. ENDED: it is switched on, and its assessment has run out."""

    OFF = "Off"
    UNASSESSED = "Switched on without an assessment, so off"
    ENDED = "Closed: its assessment has run out"
    ON = "On"
