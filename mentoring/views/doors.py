"""Who gets into these rooms, and finding what somebody may see."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from community.people.access import person_of, role_required
from community.people.roles import Role
from mentoring.actions.applying import Refused
from mentoring.models import Mentor

View = Callable[..., HttpResponseBase]

_desk = role_required(Role.MENTORING_COORDINATOR, Role.SUPERVISOR)
_mentors = role_required(Role.MENTOR)


def desk_only(view: View) -> View:
    return never_cache(_desk(view))


def mentors_only(view: View) -> View:
    return never_cache(_mentors(view))


def find_mentor(request: HttpRequest, pk: UUID) -> Mentor:
    """Raises ``Http404`` for whoever may not see them, and for themselves."""
    visible = Mentor.objects.visible_to(person_of(request))
    found = visible.select_related("application", "person").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def page(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """A form, for the first time or with what has to be put right."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"mentoring/{template}.html", {"form": form, **context}, status=status)


def tried(request: HttpRequest, deed: Callable[[], object], thanks: str) -> bool:
    """Does it, and says so; or says why it was not done."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, thanks)
    return True


def back_to(mentor: Mentor) -> HttpResponse:
    return redirect("mentoring:mentor", pk=mentor.pk)
