"""For the independent person: unusual reading, what was asked, what the answer was."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import person_of
from community.people.forms import posted
from community.safeguarding.actions import watching
from community.safeguarding.forms.deeds import AnswerForm
from community.safeguarding.models import UnusualReading
from community.safeguarding.views.doors import independent_only


@independent_only
@require_GET
def watch(request: HttpRequest) -> HttpResponse:
    found = UnusualReading.objects.exclude(person=person_of(request)).select_related("person")
    return render(request, "safeguarding/watch.html", {"found": found[:100]})


@independent_only
@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    others = UnusualReading.objects.exclude(person=person_of(request)).filter(settled_at=None)
    found = others.filter(pk=pk).select_related("person").first()
    if found is None:
        raise Http404
    form = AnswerForm(posted(request))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        title = f"Ask {found.person.get_full_name()}"
        context = {"form": form, "title": title, "back": "safeguarding:watch"}
        return render(request, "safeguarding/form.html", context, status=status)
    watching.settle(found, answer=form.cleaned_data["answer"])
    return redirect("safeguarding:watch")
