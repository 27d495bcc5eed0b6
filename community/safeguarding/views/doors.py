"""Who gets into these rooms, and finding what somebody may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from community.people.access import person_of, role_required
from community.people.roles import Role
from community.safeguarding.models import Concern
from community.safeguarding.rules import access

View = Callable[..., HttpResponseBase]

_handlers = role_required(*access.HANDLERS)
_leads = role_required(Role.SAFEGUARDING_LEAD)
_independent = role_required(Role.INDEPENDENT_PERSON)
_signed_in = role_required()


def handlers_only(view: View) -> View:
    return never_cache(_handlers(view))


def leads_only(view: View) -> View:
    return never_cache(_leads(view))


def independent_only(view: View) -> View:
    return never_cache(_independent(view))


def readers_only(view: View) -> View:
    """Everybody signed in gets here; what they may not see is not there for them."""
    return never_cache(_signed_in(view))


def find_concern(request: HttpRequest, pk: UUID) -> Concern:
    visible = Concern.objects.visible_to(person_of(request))
    found = visible.select_related("owner", "file", "raised_by", "not_for").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def opened(view: View) -> View:
    """Only after saying why; who has not is asked first, on the concern's own page."""

    @wraps(view)
    def guarded(request: HttpRequest, pk: UUID, **more: Any) -> HttpResponseBase:
        concern = find_concern(request, pk)
        if not access.has_said_why(person_of(request), concern):
            return redirect("safeguarding:concern", pk=pk)
        return view(request, concern, **more)

    return guarded
