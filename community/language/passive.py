"""Finds the passive: a form of "be", then perhaps adverbs or "not", then a participle.

By lists and endings only, so it is a hint: "is closed" may be a state. Words that describe how
somebody feels or is ("is worried", "are married") are left out. How often that is right:
``docs/readability.md``.
"""

import re
from collections.abc import Sequence

from community.language.word_lists import word_list
from community.language.words import Kind, Word

BE = word_list("be")
BETWEEN = word_list("between be and the participle")
PARTICIPLES = word_list("participles")
# In a question they stand between: "Were you told?"
ASKED = word_list("asked")
# How somebody or something is, not what is done to them.
STATES = word_list("states")
# "She's told" may be "she has told": in doubt, nothing is said.
HAS_OR_IS = re.compile(r"(?:he|she|it|who|what|that|there)'s$")


def passive_in(found: Sequence[Word]) -> str:
    """The first passive among the words of one sentence, "was not told"; empty if there is none."""
    real = [word for word in found if word.kind is Kind.WORD]
    for place, word in enumerate(real):
        if word.plain not in BE:
            continue
        after = place + 1
        # A question begins with the verb, or with one word before it.
        if place < 2 and after < len(real) and real[after].plain in ASKED:
            after += 1
        while after < len(real) and _may_stand_between(real[after].plain):
            after += 1
        if after < len(real) and _is_participle(real[after].plain):
            if HAS_OR_IS.search(word.plain):
                continue
            return " ".join(each.text for each in real[place : after + 1])
    return ""


def _may_stand_between(word: str) -> bool:
    return word in BETWEEN or (word.endswith("ly") and len(word) > len("only"))


def _is_participle(word: str) -> bool:
    if word in STATES:
        return False
    if any(word.removeprefix(begins) in PARTICIPLES for begins in ("", "re", "mis", "over", "un")):
        return True
    return word.endswith("ed") and not word.endswith("eed") and len(word) > 4
