"""Which words a person is told at which moment, and which exactly they were.

Where answers are used by consent the words say so. Everywhere else they never do: a public task
needs no consent, and to speak of it would promise a right that nobody has (trust R2).
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from community.privacy.moments import Moment, Sign
from community.privacy.states import LawfulBasis

if TYPE_CHECKING:
    from community.privacy.models import Notice

NOBODY_NAMED = "A person on our team"
SEEN_AT_ONCE = 2
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z'\"])")


@dataclass(frozen=True, kw_only=True)
class Words:
    """A notice as it is said: who reads and when filled in, by consent or not."""

    moment: Moment
    by_consent: bool
    language: str
    short: str
    full: str
    easy: tuple[tuple[str, str], ...]

    @property
    def content(self) -> dict[str, Any]:
        return {"short": self.short, "full": self.full, "easy": [list(one) for one in self.easy]}

    @property
    def code(self) -> str:
        """The same words have the same code, on every server; other words another one."""
        said = [self.moment, self.by_consent, self.language, self.content]
        return _code(said)


def _code(said: Any) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def words_of(notice: "Notice", *, basis: str, reader: str = "", hours: str = "") -> Words:
    return filled_in(wording_of(notice, basis=basis), reader=reader, hours=hours)


def wording_of(notice: "Notice", *, basis: str) -> Words:
    """As it was written: who reads and when still to be filled in."""
    by_consent = basis == LawfulBasis.CONSENT
    return Words(
        moment=Moment(notice.moment),
        by_consent=by_consent,
        language="en",
        short=_pick(notice, "short", by_consent),
        full=_pick(notice, "full", by_consent),
        easy=tuple(easy_lines(notice)),
    )


def filled_in(words: Words, *, reader: str, hours: str) -> Words:
    marks = {"{reader}": reader or NOBODY_NAMED, "{hours}": f" ({hours})" if hours else ""}
    return replace(words, short=_filled(words.short, marks), full=_filled(words.full, marks))


def _pick(notice: "Notice", name: str, by_consent: bool) -> str:
    consent = getattr(notice, f"{name}_by_consent") if by_consent else ""
    return str(consent or getattr(notice, name))


def _filled(words: str, filled: Mapping[str, str]) -> str:
    for mark, said in filled.items():
        words = words.replace(mark, said)
    return words


def lead_and_rest(short: str) -> tuple[str, str]:
    """What is seen at once, two sentences at most, and what stands behind *More*."""
    sentences = SENTENCE_ENDS.split(short)
    return " ".join(sentences[:SEEN_AT_ONCE]), " ".join(sentences[SEEN_AT_ONCE:])


def easy_lines(notice: "Notice") -> list[tuple[str, str]]:
    return [(str(one.value["sign"] or Sign.PERSON), str(one.value["words"])) for one in notice.easy]


def recorded_code(notice: "Notice") -> str:
    """Of what is read out: the words in full, as they stand where nothing is by consent."""
    return _code(notice.full)


def recording_holds(notice: "Notice") -> bool:
    """Whether the recording says what the page says."""
    return bool(notice.recorded_code) and notice.recorded_code == recorded_code(notice)


# What a record of somebody's answers keeps: the codes of all they were told, oldest first.
MOST_KEPT = 15


def told(before: str, more: Collection[str] | str) -> str:
    """Both together, each once; of very many only the latest stay."""
    new = more.split() if isinstance(more, str) else list(more)
    codes = list(dict.fromkeys([*before.split(), *new]))
    return " ".join(codes[-MOST_KEPT:])
