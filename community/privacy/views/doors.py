"""Who gets into the data protection officer's rooms, and finding what is asked for."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from community.people.access import role_required
from community.people.roles import Role
from community.privacy.models import DataRequest

View = Callable[..., HttpResponseBase]
WITH = ("person", "child", "checked_by", "responsible_by", "decided_by")

_officers = role_required(Role.DATA_PROTECTION_OFFICER)


def officers_only(view: View) -> View:
    """For everybody else these rooms are not there."""
    return never_cache(_officers(view))


def with_request(view: View) -> View:
    """Hands the view the data request that the address names."""

    @wraps(view)
    def found(request: HttpRequest, pk: UUID, **more: Any) -> HttpResponseBase:
        asked = get_object_or_404(DataRequest.objects.select_related(*WITH), pk=pk)
        return view(request, asked, **more)

    return found
