"""Four words by which a person finds their answers again; nobody else can.

The words come from the response's idempotency key by a keyed hash, so that a repeated post tells
the same receipt; the database holds only another keyed hash of the words. About 48 bits: a
million receipts leave one guess in 300 million, and guesses are limited.
"""

import re
import secrets
import uuid
from functools import cache
from pathlib import Path

import xkcdpass

from community.crypto.blind_index import blind_index

WORDS = 4
# Words that have no place in front of somebody who may be having a hard time.
_UNKIND = re.compile(
    r"abus|afraid|alone|ambush|angr|arrest|arson|asham|blade|blood|bod(y|ie)|bomb|bra(g|$)|bull(y|i)"
    r"|burn|cage|cannon|captiv|chain|chok|corps|coward|cri(m|ng)|crotch|cruel|crush|cry|cuff|cut|dagger"
    r"|dead|death|devil|dirt|doom|drown|drug|drunk|dumb|enslav|entrap|evil|fail|fang|fear|feud|fight"
    r"|fist|fury|gang|germ|ghost|gor[ey]|grave|grief|grim|groin|grop|guilt|gun|harm|hate|horror|hostag"
    r"|hunt|hurt|jab$|jail|kick|kidnap|knif|lazy|lone|loser|lust|mug|nud(e|i)|outcast|pain|panic|pants"
    r"|poison|police|poop|prey|prison|punch|raci(s|al)|rage|ransom|reject|rob(b|$)|sad|scar|sex|shady"
    r"|shame|shoot|shot|sick|slap|slash|slave|slit|slut|smok|snitch|spank|stab|stalk|strangl|stupid"
    r"|suffer|sword|theft|thief|thigh|thong|threat|thug|tortur|tragedy|trap|ugly|undead|undress|vampir"
    r"|victim|villain|virus|vomit|war$|weak|weapon|weep|whip|wimp|womb|wound|wreck|yeast"
)


@cache
def word_list() -> tuple[str, ...]:
    """Short, plain words of the EFF's long list, as a kept package ships it."""
    path = Path(xkcdpass.__file__).parent / "static" / "eff-long"
    words = path.read_text(encoding="utf-8").split()
    return tuple(w for w in words if re.fullmatch(r"[a-z]{3,7}", w) and not _UNKIND.search(w))


def words_for(key: uuid.UUID, *, attempt: int = 0) -> str:
    """The four words of an idempotency key. ``attempt`` tells apart the rare equal ones."""
    words = word_list()
    digest = blind_index(f"{key}:{attempt}", purpose="consultations.receipt.words")
    parts = (digest[start : start + 8] for start in range(0, WORDS * 8, 8))
    return " ".join(words[int.from_bytes(part) % len(words)] for part in parts)


def index_of(words: str) -> bytes:
    """What is stored and searched. Case, spacing and punctuation between words do not matter."""
    return blind_index(normalised(words), purpose="consultations.receipt.index")


def normalised(words: str) -> str:
    return " ".join(re.findall(r"[a-z]+", words[:200].casefold()))


def looks_right(words: str) -> bool:
    return len(normalised(words).split()) == WORDS


def new_key() -> uuid.UUID:
    """A random idempotency key from the operating system's generator."""
    return uuid.UUID(bytes=secrets.token_bytes(16), version=4)
