"""What every template may use."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from community.site.organisation import furniture


def organisation(request: HttpRequest) -> dict[str, object]:
    return {"organisation": SimpleLazyObject(furniture)}
