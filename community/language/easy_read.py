"""Helps to write easy read: short sentences, one idea each, and nothing that needs explaining.

The rules are those that easy-read guides agree on; each finding quotes its sentence, says why, and
what to do. They are hints for a writer. Whether people understand it, only people can tell: try it
with somebody who uses easy read.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from community.language import syllables
from community.language.audience import Audience, fits, judge
from community.language.passive import passive_in
from community.language.sentences import split
from community.language.word_lists import word_list
from community.language.words import Kind, Word, is_shouted, words

__all__ = ["Audience", "Finding", "Rule", "check", "fits", "judge"]

LONGEST = 15
MOST_POINTING = 2
# Of a hundred people so many more or fewer are "about" as many.
NEARLY = 1


class Rule(Enum):
    """The value says why the rule is there."""

    LONG = "Long sentences are hard to hold in mind."
    IDEAS = "It says more than one thing."
    PASSIVE = "It does not say who does what."
    BRACKETS = "Brackets stop the reader in the middle of a sentence."
    ABBREVIATION = "Not everybody knows what these letters stand for."
    NUMBER_WORD = "Figures are easier to read than numbers in words."
    DOUBLE_NEGATIVE = "Two words for “not” in one sentence are easy to get wrong."
    POINTING = "Words such as “it” and “they” leave the reader to work out who or what is meant."
    PERCENT = "Many people find percentages hard."


class Finding(NamedTuple):
    """``start`` and ``end``: the sentence in the text. ``found``: the words it is about."""

    rule: Rule
    sentence: str
    start: int
    end: int
    found: str
    do: str

    @property
    def why(self) -> str:
        return self.rule.value


class _Place(NamedTuple):
    """A sentence, its words, and the whole text's words that were explained."""

    text: str
    words: list[Word]
    explained: frozenset[str]


# What was found, and what to do about it.
Found = Iterator[tuple[str, str]]


def check(text: str) -> list[Finding]:
    """Every finding, in the order of the text. Plain text; from HTML make it so first."""
    explained = frozenset(_explained(text))
    return [
        Finding(rule, sentence.text, sentence.start, sentence.end, found, do)
        for sentence in split(text)
        for rule, find in RULES
        for found, do in find(_Place(sentence.text, words(sentence.text), explained))
    ]


def _long(place: _Place) -> Found:
    number = len(place.words)
    if number > LONGEST:
        yield f"{number} words", f"Make it two sentences, of {LONGEST} words or fewer each."


JOINS = re.compile(
    r",(?!\d)|;|:(?=\s)|\s[–—-]\s|—|\b(?:and|but|or|so|because|although|though|which|while|unless"
    r"|whereas|however|who|if|when)\b",
    re.IGNORECASE,
)
# At the beginning of a sentence they join nothing: "If you want to, skip it."
BEGINS = re.compile(
    r"^\W*(?:and|but|or|so|because|although|if|when|who|which|while)\b", re.IGNORECASE
)
PLAIN_PAIR = re.compile(r",\s*(?:and|but|or|so|which|who|because)\b", re.IGNORECASE)


def _ideas(place: _Place) -> Found:
    """More than one comma or joining word; a comma before "and" is one joint, not two."""
    bare = PLAIN_PAIR.sub(", ", BEGINS.sub("", place.text))
    joints = JOINS.findall(bare)
    if len(joints) > 1:
        yield (
            " … ".join(joint.strip() for joint in joints),
            "Say one thing in each sentence. Make a list of things a list with bullets.",
        )


def _passive(place: _Place) -> Found:
    if found := passive_in(place.words):
        yield found, "Say who does it: “We will tell you”, not “You will be told”."


def _brackets(place: _Place) -> Found:
    if found := re.search(r"[(\[{][^)\]}]*[)\]}]?", place.text):
        yield found.group(), "Leave it out, or make it a sentence of its own."


KNOWN_TO_ALL = word_list("abbreviations everybody knows")
LATIN = {
    "e.g": "for example",
    "i.e": "that is",
    "etc": "and so on",
    "nb": "please note",
    "vs": "against",
    "approx": "about",
    "cf": "compare",
}


def _abbreviations(place: _Place) -> Found:
    shouted = is_shouted(place.words)
    for word in place.words:
        small, bare = word.plain, word.text.removesuffix("s")
        if small in LATIN:
            yield word.text, f"Write “{LATIN[small]}”."
        elif (
            word.kind is Kind.WORD
            and word.is_abbreviation
            and not shouted
            and "." not in word.text
            and bare not in KNOWN_TO_ALL | place.explained
        ):
            yield word.text, f"Write the whole name, or add a sentence: “{bare} means …”."


SHORT = r"([A-Z]{2,6})s?"
EXPLANATIONS = (
    # Violence Reduction Network (VRN)
    re.compile(rf"[A-Z]\w+[ )]*\({SHORT}\)"),
    # VRN (Violence Reduction Network)
    re.compile(rf"\b{SHORT} \([A-Z]?[a-z]"),
    re.compile(rf"\b{SHORT},? (?:which )?(?:means?|stands? for|is short for|is the|are the)\b"),
    re.compile(rf"\b(?:called|known as|short:|or) (?:the |an? )?“?{SHORT}\b"),
)


def _explained(text: str) -> Iterator[str]:
    for pattern in EXPLANATIONS:
        yield from pattern.findall(text)


NUMBER_WORDS = word_list("numbers in words")


def _number_words(place: _Place) -> Found:
    for word in place.words:
        if word.kind is Kind.WORD and NUMBER_WORDS & set(word.plain.split("-")):
            yield word.text, "Write it in figures."
            return


NEGATIVE = word_list("not")
# Words with a "not" inside that the beginning alone does not give away, or only looks like it.
HIDDEN = word_list("a not inside")
NO_NEGATIVE = word_list("un- that is no not")


def _is_negative(word: str) -> bool:
    return word in NEGATIVE or word.endswith("n't")


def _hides_negative(word: str) -> bool:
    if word in HIDDEN or _is_negative(word):
        return True
    rest = word.removeprefix("un")
    if rest == word or len(rest) < 3 or any(word.startswith(no) for no in NO_NEGATIVE):
        return False
    return word != "until" and syllables.is_known(rest)


def _double_negatives(place: _Place) -> Found:
    real = [word for word in place.words if word.kind is Kind.WORD]
    for at, word in enumerate(real):
        if _is_negative(word.plain):
            for later in real[at + 1 :]:
                if _hides_negative(later.plain):
                    yield f"{word.text} … {later.text}", "Say what is, not what is not."
                    return


POINTING = word_list("pointing words")


def _pointing(place: _Place) -> Found:
    found = [word.text for word in place.words if word.plain in POINTING]
    if len(found) > MOST_POINTING:
        yield ", ".join(found), "Name the person or the thing again."


PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)|%|\bper ?cent\b|\bpercentages?\b")


def _percent(place: _Place) -> Found:
    for found in PERCENT.finditer(place.text):
        say = in_people(float(found[1])) if found[1] else ""
        yield found.group(), f"Say “{say}”." if say else "Say how many out of 10, or out of 100."


def in_people(percent: float) -> str:
    """How many people that is, in small numbers: "1 in 4 people"; "about" where it is rounded."""
    if percent <= 0 or percent >= 100:
        return {0.0: "nobody", 100.0: "everybody"}.get(percent, "")
    if percent < 1:
        return "fewer than 1 in 100 people"
    shares = ((top, bottom) for bottom in (2, 3, 4, 5, 10, 20) for top in range(1, bottom))
    near = (each for each in shares if abs(100 * each[0] / each[1] - percent) <= NEARLY)
    top, bottom = next(near, (min(round(percent), 99), 100))
    about = "" if 100 * top == percent * bottom else "about "
    return about + ("half of people" if bottom == 2 else f"{top} in {bottom} people")


RULES: tuple[tuple[Rule, Callable[[_Place], Found]], ...] = (
    (Rule.LONG, _long),
    (Rule.IDEAS, _ideas),
    (Rule.PASSIVE, _passive),
    (Rule.BRACKETS, _brackets),
    (Rule.ABBREVIATION, _abbreviations),
    (Rule.NUMBER_WORD, _number_words),
    (Rule.DOUBLE_NEGATIVE, _double_negatives),
    (Rule.POINTING, _pointing),
    (Rule.PERCENT, _percent),
)
