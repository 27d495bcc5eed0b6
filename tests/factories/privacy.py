"""Requests about data, in the way that people send them."""

from typing import Any

from community.people.models import User
from community.privacy.actions.requests import Asking, ask
from community.privacy.models import DataRequest
from community.privacy.states import RequestKind


def make_request(
    kind: RequestKind = RequestKind.ACCESS, *, by: User | None = None, **more: Any
) -> DataRequest:
    given = {"words": "Please show me what you have", **more}
    return ask(Asking(kind=kind, **given), by=by)
