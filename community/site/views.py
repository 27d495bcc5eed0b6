"""Pages that are not in the page tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.cms.caching import mark, shared
from community.cms.models import Priority
from community.people.access import sign_in_required
from community.privacy.actions import transparency
from community.registries import cards
from community.site import promises, search, whats_on
from community.site.models import GetHelpPage
from community.site.organisation import help_lines
from community.site.styleguide import SAMPLES


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Never missing: without a page of the editor's it shows the numbers that stand in code."""
    page = GetHelpPage.objects.live().public().first()
    if page is not None:
        response: HttpResponse = page.serve(request).render()
        return response
    return mark(request, render(request, "site/get_help_page.html", {"lines": help_lines()}))


@require_safe
@shared
def priority(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Priority, slug=slug)
    return render(
        request, "site/priority.html", {"priority": found, "pages": whats_on.pages_about(found)}
    )


@require_safe
def search_pages(request: HttpRequest) -> HttpResponse:
    words = search.asked(request.GET.get("q", ""))
    results = whats_on.page_of(search.find(words), request, size=10)
    return render(request, "site/search.html", {"words": words, "page_obj": results})


@require_safe
@sign_in_required
@never_cache
def my_page(request: HttpRequest) -> HttpResponse:
    """What is here for this person: each feature enrols its own cards."""
    shown: list[str] = []
    for card in sorted(cards, key=lambda card: card.order):
        context = card.context(request.user)  # type: ignore[arg-type]  # signed in, see above
        if context is not None:
            shown.append(render_to_string(card.template, dict(context), request))
    return render(request, "site/my_page.html", {"cards": shown})


@require_safe
@shared
def promises_page(request: HttpRequest) -> HttpResponse:
    """What we promise everybody, and what the last check found; what failed is not hidden."""
    context = {"found": promises.latest(), "looks": transparency.figures()}
    return render(request, "site/promises.html", context)


@require_safe
@shared
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "site/robots.txt", content_type="text/plain; charset=utf-8")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "site/styleguide.html", SAMPLES)
