"""Lists that pages show: what is open, the priorities, one page of many."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page as PageOfMany
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from community.cms.models import BasePage, Priority
from community.registries.listing import Item, listings


def open_now() -> list[Item]:
    """What each feature has open for everybody, in the order that the features declare."""
    ordered = sorted(listings, key=lambda listing: listing.order)
    return [item for listing in ordered for item in listing.items()]


def priorities() -> "QuerySet[Priority]":
    return Priority.objects.all()


def pages_about(priority: Priority) -> Sequence[Any]:
    """Public pages of any type with this priority, newest first; one query, and one per type."""
    tagged = Q()
    for model in get_page_models():
        if issubclass(model, BasePage):
            tagged |= Q(pk__in=model.objects.filter(priorities=priority).values("pk"))
    found = Page.objects.live().public().filter(tagged).order_by("-first_published_at")
    return list(found.specific()[:30])


def page_of(items: Any, request: HttpRequest, *, size: int) -> PageOfMany[Any]:
    """The page that ``?page=`` asks for; nonsense gets the first or the last one."""
    return Paginator(items, size).get_page(request.GET.get("page"))
