"""Telephone numbers, addresses, account names and full names, by rule. Names come from the lists
that the package Faker ships for the languages spoken here; what that finds is in bench/RESULTS.md.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import import_module

from community.safeguarding.screening.finding import Category, Match
from community.safeguarding.screening.word_lists import words_called

LOCALES = words_called("locales")
DIGITS = {word: str(digit) for digit, word in enumerate(words_called("digits"))} | {
    "oh": "0",
    "o": "0",
    "nought": "0",
}
MULTIPLES = {"double": 2, "triple": 3}
# Help lines and businesses are nobody's details.
NOT_PRIVATE = ("0800", "0808", "0300", "0303", "0345", "0845", "0330")
HELP_LINES = frozenset(words_called("help_lines"))
SHORTEST_NUMBER = 10

_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?|\sdot\s)[a-z]{2,}"
    r"|[\w.+-]+ at [\w-]+ dot [a-z]{2,}",
    re.I,
)
_POSTCODE = re.compile(r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b", re.I)
_ADDRESS = re.compile(
    r"\b\d{1,4}[a-z]?,?\s+(?:(?!(?:on|the|in|of|at|to|and|my|past|down|up)\b)[A-Za-z'’]+\s){1,3}"
    r"(?:road|rd|street|st|avenue|ave|close|lane|drive|crescent|way|court|gardens|grove|terrace|walk"
    r"|place|row|rise|gate|house)\b",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z_][\w.]{2,29}\b|\b[\w.]{3,}#\d{3,5}\b")
_NAMED_HANDLE = re.compile(
    r"\b(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|sc|telegram|whatsapp|roblox|xbox|psn"
    r"|bereal)\b[^.!?\n]{0,40}?[\s:=-](?=\w*[\d_.]\w)[A-Za-z][\w.]{3,29}",
    re.I,
)
_TWO_NAMES = re.compile(
    r"\b([^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)\s+"
    r"((?:(?:[^\W\d_]\.?|[Dd]a|[Dd]e|[Uu]l|[Aa]l|[Bb]in|[Kk]aur|[Ss]ingh|[Bb]ibi)[\s-])?"
    r"[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)"
)
# After these words two words with capitals are somebody's name, listed or not.
_CUE = re.compile(
    r"(?:\b(?:name(?:s|'s| is)?|called|i'?m|i am|it'?s|by|mrs?|ms|miss|dr|pani|pan|aunty|uncle|son|"
    r"daughter|brother|sister|friend|mate|neighbour|teacher|coach|tutor|host|boss|boyfriend|girlfriend|"
    r"cousin|ask|see|to|with|is|are|and)[\s:,.]+)$",
    re.I,
)
_INTRODUCED = re.compile(r"(?:called|(?:my|his|her|their) name(?:s|'s| is)?)\s+$", re.I)
_DOUBLE = re.compile(r"[^\W\d_]{3,}-[A-Z][a-z]{2,}")
_RULES = (
    ("an e-mail address", _EMAIL),
    ("a postcode", _POSTCODE),
    ("an address", _ADDRESS),
    ("an account name", _HANDLE),
    ("an account name", _NAMED_HANDLE),
)
WEIGHT = 1.0


def details(text: str) -> list[Match]:
    kinds = [name for name, rule in _RULES if rule.search(text)]
    kinds += ["a telephone number"] if any(_telephones(text)) else []
    kinds += ["a full name"] if any(full_names(text)) else []
    return [Match(kind, Category.IDENTIFYING_DETAILS, WEIGHT) for kind in dict.fromkeys(kinds)]


def _telephones(text: str) -> Iterator[str]:
    """Runs of figures, written or spelt, that are long enough and begin like a number."""
    run = ""
    doubled = 1
    for word in [*re.findall(r"\d+|[^\W\d_]+|[£$€.]\d|[^\w\s]", text.casefold()), "end"]:
        if word in MULTIPLES:
            doubled = MULTIPLES[word]
        elif word.isdecimal() or word in DIGITS:
            run += DIGITS.get(word, word) * doubled
            doubled = 1
        elif word not in ("(", ")", "-", "+", ",", "/"):
            if _is_private_number(run):
                yield run
            run, doubled = "", 1


def _is_private_number(run: str) -> bool:
    begins = run.startswith(("0", "44", "7")) and not run.startswith(NOT_PRIVATE)
    return begins and SHORTEST_NUMBER <= len(run) <= 14 and run not in HELP_LINES


def full_names(text: str) -> Iterator[str]:
    """Two words written as a name: one of the lists, or after a word that introduces somebody."""
    first, last = _first_names(), _last_names()
    for one, other, before in _pairs(text):
        surname = other.split()[-1]
        names = one.casefold().split("-")[0], surname.casefold().split("-")[-1]
        if names[0] in PUBLIC.get(names[1], ()) or not _may_be_names(*names):
            continue
        known = names[0] in first, names[1] in last
        if one[0].isupper() and surname[0].isupper():
            double = bool(_DOUBLE.fullmatch(surname))
            found = known[0] or (known[1] and bool(before)) or double or bool(_CUE.search(before))
        elif one.isascii():
            found = known[0] and bool(_INTRODUCED.search(before))
        else:
            found = all(known)
        if found:
            yield f"{one} {other}"


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Two words in a row, and what stands before them."""
    place = 0
    while found := _TWO_NAMES.search(text, place):
        yield found.group(1), found.group(2), text[max(0, found.start() - 30) : found.start()]
        place = found.end(1)


def _may_be_names(one: str, other: str) -> bool:
    return not {one, other} & (ORDINARY | PLACES) and len(one) > 2 and len(other) > 2


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return _names("first_names", "first_names_male", "first_names_female")


@lru_cache(maxsize=1)
def _last_names() -> frozenset[str]:
    return _names("last_names", "last_names_male", "last_names_female")


def _names(*attributes: str) -> frozenset[str]:
    return (
        frozenset(
            name.casefold()
            for locale in LOCALES
            for attribute in attributes
            for name in _list(locale, attribute)
            if len(name) > 2
        )
        - ORDINARY
    )


def _list(locale: str, attribute: str) -> Iterable[str]:
    try:
        provider = import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:
        return ()
    found = getattr(provider, attribute, ())
    return () if callable(found) else [name for name in found if isinstance(name, str)]


# No names, whatever a list says.
ORDINARY = frozenset(words_called("ordinary"))
PLACES = frozenset(words_called("places"))
# Public figures are nobody's details: surname -> first names.
PUBLIC: dict[str, frozenset[str]] = {
    "rashford": frozenset({"marcus"}),
    "starmer": frozenset({"keir"}),
    "sunak": frozenset({"rishi"}),
    "lineker": frozenset({"gary"}),
    "vardy": frozenset({"jamie"}),
    "kane": frozenset({"harry"}),
    "saka": frozenset({"bukayo"}),
    "bellingham": frozenset({"jude"}),
    "johnson": frozenset({"boris"}),
    "khan": frozenset({"sadiq", "amir"}),
    "sheeran": frozenset({"ed"}),
    "styles": frozenset({"harry"}),
    "stormzy": frozenset(),
    "central": frozenset(),
    "cee": frozenset({"central"}),
    "potter": frozenset({"harry"}),
    "swift": frozenset({"taylor"}),
    "tate": frozenset({"andrew"}),
    "musk": frozenset({"elon"}),
    "trump": frozenset({"donald"}),
    "mandela": frozenset({"nelson"}),
    "king": frozenset({"martin", "luther"}),
    "parks": frozenset({"rosa"}),
    "attenborough": frozenset({"david"}),
    "iii": frozenset({"richard", "king"}),
}
