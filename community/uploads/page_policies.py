"""What a single page may do that the site's policies forbid everywhere else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from csp.constants import SELF
from django.http.response import HttpResponseBase

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)


def microphone_allowed(view: Callable[P, R]) -> Callable[P, R]:
    """For the page with a voice note's form: record, and listen to it before it is sent."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        response = view(*args, **kwargs)
        response.allowed_features = ("microphone",)  # type: ignore[attr-defined]  # see headers.py
        _allow_sound(response, "blob:")
        return response

    return answer


def sound_allowed(view: Callable[P, R]) -> Callable[P, R]:
    """For a page that plays what `serve` hands out."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        response = view(*args, **kwargs)
        _allow_sound(response)
        return response

    return answer


def _allow_sound(response: Any, *more: str) -> None:
    """django-csp reads this; what another decorator asked for stays."""
    response._csp_update = {**getattr(response, "_csp_update", {}), "media-src": [SELF, *more]}
