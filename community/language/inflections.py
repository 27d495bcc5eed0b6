"""Forms of English verbs and nouns, enough for our own list of words.

A test looks up every plain form in the pronouncing dictionary.
"""

import re
from typing import NamedTuple

from community.language import syllables
from community.language.word_lists import word_list

VOWELS = frozenset("aeiou")
HISSING = ("s", "x", "z", "ch", "sh")
# Past and participle. A verb that is not here is regular.
IRREGULAR = {
    **{"be": ("was", "been"), "begin": ("began", "begun"), "break": ("broke", "broken")},
    **{"bring": ("brought", "brought"), "build": ("built", "built"), "buy": ("bought", "bought")},
    **{"catch": ("caught", "caught"), "deal": ("dealt", "dealt"), "feed": ("fed", "fed")},
    **{"hide": ("hid", "hidden"), "seek": ("sought", "sought")},
    **{"choose": ("chose", "chosen"), "come": ("came", "come"), "cut": ("cut", "cut")},
    **{"do": ("did", "done"), "drink": ("drank", "drunk"), "eat": ("ate", "eaten")},
    **{"find": ("found", "found"), "forget": ("forgot", "forgotten"), "get": ("got", "got")},
    **{"give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown")},
    **{"have": ("had", "had"), "hear": ("heard", "heard"), "hold": ("held", "held")},
    **{"hurt": ("hurt", "hurt"), "keep": ("kept", "kept"), "know": ("knew", "known")},
    **{"lead": ("led", "led"), "leave": ("left", "left"), "let": ("let", "let")},
    **{"lose": ("lost", "lost"), "make": ("made", "made"), "mean": ("meant", "meant")},
    **{"meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put")},
    **{"read": ("read", "read"), "run": ("ran", "run"), "say": ("said", "said")},
    **{"see": ("saw", "seen"), "send": ("sent", "sent"), "set": ("set", "set")},
    **{"show": ("showed", "shown"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent")},
    **{"speed": ("sped", "sped"), "spread": ("spread", "spread"), "stand": ("stood", "stood")},
    **{"take": ("took", "taken"), "teach": ("taught", "taught"), "tell": ("told", "told")},
    **{"think": ("thought", "thought"), "undertake": ("undertook", "undertaken")},
    **{"understand": ("understood", "understood"), "withhold": ("withheld", "withheld")},
    **{"write": ("wrote", "written")},
}
# Verbs of several syllables that double their last letter; those of one do so by rule.
DOUBLED = word_list("doubling their last letter")
SPELT_WITH_S = re.compile(r"(?<!prem)(?<!lia)(?<!adv)(?<!rev)(?<!pr)is(e|es|ation|ations)\b")
# What stands still: "must have", "do not", "cannot".
STILL = ("must", "cannot", "not ", "do not", "leave it out")


class Forms(NamedTuple):
    base: str
    third: str
    past: str
    participle: str
    ing: str


def verb_forms(phrase: str) -> Forms:
    """Of "carry out": carry out, carries out, carried out, carried out, carrying out."""
    if phrase.startswith(STILL):
        return Forms(*[phrase] * 5)
    first, space, rest = phrase.partition(" ")
    before, hyphen, verb = first.rpartition("-")
    third = "has" if verb == "have" else "is" if verb == "be" else _with_s(verb)
    past, participle = IRREGULAR.get(verb) or (_with_ed(verb), _with_ed(verb))
    forms = (verb, third, past, participle, _with_ing(verb))
    return Forms(*[f"{before}{hyphen}{form}{space}{rest}" for form in forms])


def plural(phrase: str) -> str:
    """Of the last word: "risk factors"."""
    return _with_s(phrase)


def with_z(phrase: str) -> str:
    """The other spelling: organize, utilization; unchanged where there is none."""
    return SPELT_WITH_S.sub(lambda found: f"iz{found[1]}", phrase)


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS


def _with_s(word: str) -> str:
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(HISSING) or word in {"do", "go", "undergo"} else "s")


def _doubles(word: str) -> bool:
    if word in DOUBLED:
        return True
    short = len(word) > 2 and word[-1] not in VOWELS | set("wxy") and word[-2] in VOWELS
    return short and word[-3] not in VOWELS and syllables.count(word) == 1


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"
