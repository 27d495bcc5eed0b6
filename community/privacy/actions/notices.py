"""Saying a notice, and keeping what was said. Every wording is kept when it is written, and once
more, filled in, with the first answer that somebody gave to it. Whoever stores an answer stores the
codes beside it, and so what each person was told is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.urls import reverse

from community.privacy.models import Notice, NoticeWording
from community.privacy.moments import Moment
from community.privacy.notice_texts import SHIPPED
from community.privacy.rules.notices import (
    Words,
    filled_in,
    recording_holds,
    wording_of,
)
from community.privacy.states import LawfulBasis
from community.uploads.models import Upload
from community.uploads.rules import can_read

REMEMBERED, REMEMBERED_CODES = 20, 3600
VARIANTS = ("", LawfulBasis.CONSENT)


@dataclass(frozen=True)
class Said:
    """A notice as a page shows it: ``short`` there, the rest at ``url``. ``shown`` tells
    :func:`told_codes` which words these are: the code of the wording, and what was filled in."""

    shown: tuple[str, ...]
    title: str
    short: str
    url: str


def find(moment: Moment) -> Notice:
    """As it was edited, or as it was shipped."""
    return Notice.objects.filter(moment=moment).first() or shipped(moment)


def shipped(moment: Moment) -> Notice:
    return Notice(moment=moment, **_fields(moment))


def _fields(moment: Moment) -> dict[str, Any]:
    words = SHIPPED[moment]
    lines = [
        {"type": "line", "value": {"sign": sign.value, "words": said, "picture": None}}
        for sign, said in words.easy
    ]
    names = ("short", "full", "short_by_consent", "full_by_consent")
    return {**{name: words.paragraphs(name) for name in names}, "easy": lines}


def say(moment: Moment, *, basis: str = "", reader: str = "", hours: str = "") -> Said:
    """Asked of the database every twenty seconds. Nothing is written: a page is only looked at."""
    by_consent = basis == LawfulBasis.CONSENT
    key = f"notice-{moment}-{by_consent}-{hash((reader, hours))}"
    kept: Said | None = caches["process"].get(key)
    if kept is None:
        kept = _say(wording_of(find(moment), basis=basis), reader=reader, hours=hours)
        caches["process"].set(key, kept, REMEMBERED)
    return kept


def _say(wording: Words, *, reader: str, hours: str) -> Said:
    words = filled_in(wording, reader=reader, hours=hours)
    url = reverse("privacy:notice", args=[words.moment])
    address = f"{url}?by=consent" if words.by_consent else url
    shown = (wording.code,) if words == wording else (wording.code, reader, hours)
    return Said(shown, words.moment.label, words.short, address)


def told_codes(shown: Iterable[Sequence[str]]) -> str:
    """What a form says that its page showed, as it is kept with the answers. New words are kept
    here, with the first answer that was given to them."""
    return " ".join(code for one in shown if (code := _told_code(*one)))


def _told_code(wording: str, reader: str = "", hours: str = "") -> str:
    """Empty for a wording that never was. No query for what this process has seen before."""
    key = f"told-{wording}-{hash((reader, hours))}"
    code: str | None = caches["process"].get(key)
    if code is None:
        found = _wording(wording)
        words = filled_in(found, reader=reader, hours=hours) if found else None
        code = keep(words) if words else ""
        caches["process"].set(key, code, REMEMBERED_CODES)
    return code


def _wording(code: str) -> Words | None:
    row = NoticeWording.objects.filter(code=code).first()
    if row is not None:
        easy = tuple((sign, said) for sign, said in row.content["easy"])
        return Words(
            moment=Moment(row.moment),
            by_consent=row.by_consent,
            language=row.language,
            short=row.short,
            full=row.full,
            easy=easy,
        )
    ours = (wording_of(shipped(one), basis=basis) for one in Moment for basis in VARIANTS)
    return next((words for words in ours if words.code == code), None)


def keep(words: Words) -> str:
    """The code. Of many that keep new words at once, one does."""
    row = NoticeWording(
        code=words.code,
        moment=words.moment,
        by_consent=words.by_consent,
        language=words.language,
        content=words.content,
    )
    NoticeWording.objects.bulk_create([row], ignore_conflicts=True)
    return row.code


def keep_wordings(sender: Any, instance: Notice, **_: Any) -> None:
    """After each edit: from now on somebody may be shown these."""
    for basis in VARIANTS:
        keep(wording_of(instance, basis=basis))


def recording_of(notice: Notice) -> Upload | None:
    """Somebody reading out what the page says now; None where nobody has."""
    heard: Upload | None = notice.voice
    return heard if heard and recording_holds(notice) and can_read(heard) else None


def make_shipped(**_: Any) -> None:
    """After each migration: the editor finds a notice for every moment, and those that nobody has
    edited say what this release ships."""
    for moment in Moment:
        notice = Notice.objects.filter(moment=moment).first()
        if notice is None or notice.is_shipped:
            Notice.objects.update_or_create(moment=moment, defaults=_fields(moment))
