"""How hard a text is to read. Pure: no Django, no network, the same answer everywhere.

The grade is the Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers, Chissom: Derivation of New
Readability Formulas, Research Branch Report 8-75, Naval Technical Training Command, 1975):

    grade = 0.39 x words/sentences + 11.8 x syllables/words - 15.59

and the reading ease is Flesch's (A New Readability Yardstick, Journal of Applied Psychology 32,
1948):

    ease = 206.835 - 1.015 x words/sentences - 84.6 x syllables/words

What counts as a word: ``words.py``, a syllable: ``syllables.py``, a sentence: ``sentences.py``.
A grade is a year of school; a reading age is five years more. Neither sees whether a text is true,
kind or in a good order, or whether a short word is a strange one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from community.language import syllables
from community.language.plain_text import plain_text
from community.language.sentences import split
from community.language.word_lists import word_list
from community.language.words import Kind, Word, syllables_in, words

__all__ = ["Measured", "Reading", "measure", "measure_all", "plain_text"]

LONG_SENTENCE = 20
LONG_WORD = 3
# Of all letters so many must be Latin, of all words so many known, for the formula to say anything.
LATIN_SHARE = 0.7
KNOWN_SHARE = 0.65
# With fewer words unknown ones (names, brands) say nothing about the language.
ENOUGH_TO_TELL = 6
ROUGH_BELOW = 100
# Long words that nobody finds hard.
EVERYDAY = word_list("everyday")

NO_WORDS = "There are no words here to measure."
OTHER_LETTERS = "Most of this is not in English letters. The grade works for English only."
OTHER_WORDS = "Most of these words are not English. The grade works for English only."


@dataclass(frozen=True, kw_only=True)
class Reading:
    """``grade`` is None when ``why_not`` says why. Below 0 it means: easier than the first year.

    ``long_sentences``: those of more than 20 words, the longest first. ``hard_words``: of three
    syllables or more that few people use at home, each once, in lower case, in order.
    """

    grade: float | None
    reading_ease: float | None
    words: int
    sentences: int
    syllables: int
    long_sentences: tuple[str, ...] = ()
    hard_words: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def words_per_sentence(self) -> float:
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def age(self) -> int | None:
        """The youngest age in whole years at which most can read it; at least 5."""
        return None if self.grade is None else max(5, -int(-(self.grade + 5) // 1))

    @property
    def is_rough(self) -> bool:
        """Fewer than 100 words: one long word moves the grade a good deal."""
        return self.words < ROUGH_BELOW


@dataclass(frozen=True, kw_only=True)
class Measured:
    """``each`` in the order of the texts; ``together`` as if they stood below each other."""

    together: Reading
    each: tuple[Reading, ...]


def measure(text: str) -> Reading:
    """``text`` is plain; from HTML make it so with ``plain_text`` first."""
    found = [(sentence.text, words(sentence.text)) for sentence in split(text)]
    found = [(sentence, inside) for sentence, inside in found if inside]
    every = [word for _, inside in found for word in inside]
    sounds = [number for _, inside in found for number in syllables_in(inside)]
    total = sum(sounds)
    why_not = _why_not(text, every)
    grade = ease = None
    if not why_not:
        length, weight = len(every) / len(found), total / len(every)
        grade = 0.39 * length + 11.8 * weight - 15.59
        ease = 206.835 - 1.015 * length - 84.6 * weight
    by_length = sorted(found, key=lambda each: len(each[1]), reverse=True)
    return Reading(
        grade=grade,
        reading_ease=ease,
        words=len(every),
        sentences=len(found),
        syllables=total,
        long_sentences=tuple(said for said, inside in by_length if len(inside) > LONG_SENTENCE),
        hard_words=() if why_not else _hard_words(inside for _, inside in found),
        why_not=why_not,
    )


def measure_all(texts: Iterable[str]) -> Measured:
    """Many short texts, such as the questions of one questionnaire or the parts of a notice."""
    kept = list(texts)
    return Measured(together=measure("\n\n".join(kept)), each=tuple(measure(text) for text in kept))


def _why_not(text: str, found: list[Word]) -> str:
    letters = [character for character in text if character.isalpha()]
    real = [word for word in found if word.kind is Kind.WORD]
    if not letters or not found:
        return NO_WORDS
    if sum(character < "\u0250" for character in letters) < LATIN_SHARE * len(letters):
        return OTHER_LETTERS
    # Names are unknown in any language.
    small = [word for word in real if word.text[0].islower()]
    known = sum(syllables.is_known(word.text) for word in small)
    if len(small) >= ENOUGH_TO_TELL and known < KNOWN_SHARE * len(small):
        return OTHER_WORDS
    return ""


def _hard_words(sentences: Iterable[list[Word]]) -> tuple[str, ...]:
    hard: dict[str, None] = {}
    for inside in sentences:
        for place, (word, number) in enumerate(zip(inside, syllables_in(inside), strict=True)):
            is_name = place > 0 and word.text[0].isupper() and not word.text.isupper()
            if number >= LONG_WORD and not is_name and not _is_everyday(word.plain):
                hard.setdefault(word.plain)
    return tuple(hard)


def _is_everyday(word: str) -> bool:
    """On the list, also with an ending; long only by -ed, -es or -ing; or made of short words.

    The last two are Gunning's exceptions (The Technique of Clear Writing, 1952).
    """
    bare = word.removesuffix("'s")
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = bare.removesuffix(ending)
        if stem in EVERYDAY or stem + "e" in EVERYDAY:
            return True
        if ending != "s" and stem != bare and _is_short(stem):
            return True
    if bare in EVERYDAY or bare.removesuffix("ies") + "y" in EVERYDAY:
        return True
    return "-" in bare and all(syllables.count(part) < LONG_WORD for part in bare.split("-"))


def _is_short(stem: str) -> bool:
    known = [each for each in (stem, stem + "e") if syllables.is_known(each)]
    return any(syllables.count(each) < LONG_WORD for each in known)
