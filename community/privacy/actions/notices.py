"""Saying a notice, and keeping what was said. The words are kept once, when they are first shown;
whoever stores an answer stores their code beside it, and so what each person was told is known.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.urls import reverse

from community.privacy.models import Notice, NoticeWording
from community.privacy.moments import Moment
from community.privacy.notice_texts import SHIPPED
from community.privacy.rules.notices import Words, recording_holds, words_of
from community.privacy.states import LawfulBasis
from community.uploads.models import Upload
from community.uploads.rules import can_read

REMEMBERED = 20


@dataclass(frozen=True)
class Said:
    """A notice as a page shows it: ``short`` there, the rest at ``url``."""

    code: str
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
    """Asked of the database every twenty seconds; the wording is kept before it is shown."""
    by_consent = basis == LawfulBasis.CONSENT
    key = f"notice-{moment}-{by_consent}-{hash((reader, hours))}"
    kept: Said | None = caches["process"].get(key)
    if kept is None:
        kept = _say(words_of(find(moment), basis=basis, reader=reader, hours=hours))
        caches["process"].set(key, kept, REMEMBERED)
    return kept


def _say(words: Words) -> Said:
    keep(words)
    url = reverse("privacy:notice", args=[words.moment])
    mark = "?by=consent" if words.by_consent else ""
    return Said(words.code, words.moment.label, words.short, f"{url}{mark}")


def keep(words: Words) -> None:
    """Of many that show new words at once, one keeps them."""
    if NoticeWording.objects.filter(code=words.code).exists():
        return
    try:
        with transaction.atomic():
            NoticeWording.objects.create(
                code=words.code,
                moment=words.moment,
                by_consent=words.by_consent,
                language=words.language,
                content=words.content,
            )
    except IntegrityError:
        return


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
