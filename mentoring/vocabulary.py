"""What young people and mentors are asked alike, so that the answers can be laid side by side.

Nothing here asks for ethnicity, faith or offences. Who wants a mentor who has been through
something says so in `Experience`, and that alone counts.
"""

from itertools import product

from django.db import models

from community.people.languages import READING_LANGUAGES


class Day(models.TextChoices):
    MONDAY = "mon", "Monday"
    TUESDAY = "tue", "Tuesday"
    WEDNESDAY = "wed", "Wednesday"
    THURSDAY = "thu", "Thursday"
    FRIDAY = "fri", "Friday"
    SATURDAY = "sat", "Saturday"
    SUNDAY = "sun", "Sunday"


class PartOfDay(models.TextChoices):
    DAYTIME = "day", "daytime"
    AFTER_SCHOOL = "after", "after school"
    EVENING = "eve", "evening"


SLOTS = tuple(
    (f"{day.value}-{part.value}", f"{day.label} {part.label}")
    for day, part in product(Day, PartOfDay)
)


class District(models.TextChoices):
    EAST_LEICESTER = "east-leicester", "East Leicester"
    WEST_LEICESTER = "west-leicester", "West Leicester"
    CENTRAL_LEICESTER = "central-leicester", "Central Leicester"
    BLABY = "blaby", "Blaby"
    CHARNWOOD = "charnwood", "Charnwood"
    HARBOROUGH = "harborough", "Harborough"
    HINCKLEY = "hinckley", "Hinckley and Bosworth"
    MELTON = "melton", "Melton"
    NORTH_WEST = "north-west", "North West Leicestershire"
    OADBY = "oadby", "Oadby and Wigston"
    RUTLAND = "rutland", "Rutland"


class Gender(models.TextChoices):
    WOMAN = "woman", "Woman or girl"
    MAN = "man", "Man or boy"
    NON_BINARY = "non-binary", "Non-binary"
    UNSAID = "", "Rather not say"


class Interest(models.TextChoices):
    MUSIC = "music", "Making or hearing music"
    FOOTBALL = "football", "Football"
    GYM = "gym", "Gym, boxing or martial arts"
    OTHER_SPORT = "sport", "Another sport"
    ART = "art", "Drawing, design or fashion"
    GAMES = "games", "Games and computers"
    FILM = "film", "Film, photos or video"
    COOKING = "cooking", "Cooking"
    BOOKS = "books", "Reading and writing"
    DANCE = "dance", "Dance or acting"
    MAKING = "making", "Cars, bikes or making things"
    BUSINESS = "business", "Work, money or a business of my own"
    NATURE = "nature", "Animals and being outside"
    HELPING = "helping", "Helping other people"


class Experience(models.TextChoices):
    """What somebody may ask their mentor to know about, in their own life."""

    JUSTICE = "justice", "Police, court or prison"
    CARE = "care", "Living in care"
    LOSS = "loss", "Losing somebody"
    NEW_HERE = "new-here", "Coming here from another country"
    SCHOOL = "school", "Trouble at school, or leaving it early"
    HOME = "home", "Trouble at home"
    MIND = "mind", "Anxiety or low mood"
    DISABILITY = "disability", "A disability or a long illness"
    PARENT = "parent", "Becoming a parent young"
    FAITH = "faith", "Living a faith"
    LGBT = "lgbt", "Being lesbian, gay, bi or trans"


class Need(models.TextChoices):
    """What has to be right about a meeting for somebody to take part."""

    STEP_FREE = "step-free", "A place without steps"
    QUIET = "quiet", "A quiet place"
    SIGN = "sign", "British Sign Language"
    LARGE_PRINT = "large-print", "Large print"
    SHORT = "short", "Short meetings with breaks"
    SAME_PLACE = "same-place", "The same place and time each week"
    SOMEBODY_ALONG = "along", "Bringing somebody along at first"


_IN_ENGLISH = {
    "gu": "Gujarati",
    "pa": "Punjabi",
    "pa-pk": "Punjabi, Shahmukhi",
    "ur": "Urdu",
    "pl": "Polish",
    "so": "Somali",
    "ar": "Arabic",
    "bn": "Bengali",
    "ro": "Romanian",
    "pt": "Portuguese",
}
LANGUAGES = tuple(
    (code, f"{name} ({_IN_ENGLISH[code]})" if code in _IN_ENGLISH else name)
    for code, name in READING_LANGUAGES
)


class Level(models.IntegerChoices):
    """How well somebody speaks a language."""

    ENOUGH = 1, "Enough to talk"
    WITH_EASE = 2, "With ease"


TRAVEL = ((0, "I would stay in my part"), (15, "15 minutes"), (30, "30 minutes"), (60, "An hour"))
