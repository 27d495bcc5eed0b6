"""How easy a notice about somebody's data is to read, in each of its forms."""

from collections.abc import Iterator

from community.language import easy_read
from community.language.audience import Audience, judge
from community.language.readability import measure
from community.privacy.models import Notice


def how_easy(notice: Notice, audience: Audience) -> Iterator[str]:
    """A sentence for each form that has words, for whoever wrote them."""
    easy = "\n\n".join(line.value["words"] for line in notice.easy)
    forms = (
        ("In short", notice.short, audience),
        ("In full", notice.full, audience),
        ("Easy read", easy, Audience.EASY_READ),
    )
    for name, text, readers in forms:
        if text.strip():
            yield f"{name}: {judge(measure(text), readers)}"
    if findings := list(easy_read.check(easy)):
        first = findings[0]
        yield f"Easy read, '{first.sentence}': {first.do}"
