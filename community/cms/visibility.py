"""Which pages everybody may read, without asking twice."""

from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import PageViewRestriction

Found = TypeVar("Found", bound="QuerySet[Any]")


def public_only(pages: Found, *, page: str = "") -> Found:
    """Live pages that no restriction covers, nor any page above them; in the query itself.

    ``page`` is the way to the page for what belongs to one: ``"page__"``. Wagtail's ``.public()``
    fetches all restrictions first, which is one query more on each list.
    """
    above = PageViewRestriction.objects.annotate(
        below=ExpressionWrapper(OuterRef(f"{page}path"), output_field=CharField())
    ).filter(below__startswith=F("page__path"))
    return pages.filter(~Exists(above), **{f"{page}live": True})
