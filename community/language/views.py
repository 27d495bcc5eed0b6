"""In the editor: the report on all pages, one page's draft, and any text that somebody pastes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from community.language import report
from community.language.audience import Audience
from community.language.forms import TextForm
from community.language.page_text import text_of
from community.language.review import review


def show_report(request: HttpRequest) -> HttpResponse:
    if not report.may_read(request.user):
        refusal: HttpResponse = permission_denied(request)
        return refusal
    return render(request, "language/report.html", {"rows": report.rows(request.user)})


def check_text(request: HttpRequest) -> HttpResponse:
    """The text stands in the request and in the answer, and nowhere else."""
    form = TextForm(request.POST or None)
    found = None
    if form.is_valid():
        found = review(form.cleaned_data["text"], form.cleaned_data["audience"])
    return render(request, "language/text_check.html", {"form": form, "review": found})


def check_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """A page as it was last saved, published or not."""
    page = get_object_or_404(Page, pk=page_id, depth__gt=1)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft = page.get_latest_revision_as_object()
    found = review(text_of(draft), Audience.EVERYBODY)
    return render(request, "language/page_check.html", {"page": draft, "review": found})
