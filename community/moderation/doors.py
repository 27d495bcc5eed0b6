"""Who gets into these rooms, and the guard that stands before every page of a feature in which
people see each other's words.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from community.moderation.features import title_of
from community.moderation.models import ModeratedItem
from community.moderation.rules.assessing import standing
from community.moderation.rules.deciding import moderated_by, moderates
from community.moderation.states import Standing
from community.people.access import person_of, role_required
from community.people.roles import Role
from community.registries import shared_contents

View = Callable[..., HttpResponseBase]

_signed_in = role_required()
_assessors = role_required(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)
_administrators = role_required(Role.ADMINISTRATOR)


def require_on(name: str) -> Callable[[View], View]:
    """For the views of a feature: off, it is not there; when its assessment has run out, a page
    says so and nothing is shown or taken in.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            found = standing(name)
            if found is Standing.ON:
                return view(request, *args, **kwargs)
            if found is not Standing.ENDED:
                raise Http404
            status = 200 if request.method in ("GET", "HEAD") else 409
            context = {"title": title_of(name)}
            return render(request, "moderation/closed.html", context, status=status)

        return never_cache(guarded)

    return decorate


def signed_in_only(view: View) -> View:
    return never_cache(_signed_in(view))


def assessors_only(view: View) -> View:
    return never_cache(_assessors(view))


def administrators_only(view: View) -> View:
    return never_cache(_administrators(view))


def moderators_only(view: View) -> View:
    """For whoever looks at nothing, the desk is not there; where no feature is declared there is
    none, and nobody is sent to sign in for it.
    """

    @wraps(view)
    def mine(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not moderates(person_of(request)):
            raise Http404
        return view(request, *args, **kwargs)

    signed_in = _signed_in(mine)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not list(shared_contents):
            raise Http404
        return signed_in(request, *args, **kwargs)

    return never_cache(guarded)


def find_item(request: HttpRequest, pk: UUID) -> ModeratedItem:
    """One of a feature whose words this person looks at."""
    mine = ModeratedItem.objects.of(moderated_by(person_of(request))).still_there()
    found = mine.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
