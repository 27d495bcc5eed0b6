"""When somebody is told what becomes of what they give us: the moments that have a notice."""

from django.db.models import TextChoices


class Moment(TextChoices):
    ANSWERING = "answering", "Answering a consultation"
    FREE_TEXT = "free-text", "Writing in your own words"
    EQUALITY = "equality", "Questions about who you are"
    CONTACT = "contact", "Asking us to get in touch"
    ACCOUNT = "account", "Having an account"
    WORRY = "worry", "Telling us about a worry"
    UPLOADS = "uploads", "Sending a picture or your voice"
    LIMITS = "limits", "What we cannot promise"
    RIGHTS = "rights", "Your rights"


class Sign(TextChoices):
    """The drawings beside an easy-read sentence; each is `img/easy/<value>.svg`."""

    PERSON = "person", "A person"
    PEOPLE = "people", "People"
    EYE = "eye", "Somebody looks"
    LOCK = "lock", "Kept safe"
    CLOCK = "clock", "Time"
    BIN = "bin", "Deleted"
    SPEECH = "speech", "Talking"
    HAND = "hand", "Stop, or no"
    TICK = "tick", "Yes"
    PHONE = "phone", "A phone"
    PEN = "pen", "Writing"
    HELP = "help", "Help"
