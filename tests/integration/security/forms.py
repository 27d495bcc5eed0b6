"""Forms as a browser finds them on a page, filled in as somebody might."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.utils import timezone


class Filled(NamedTuple):
    url: str
    body: dict[str, Any]


def forms_on(page: str, url: str) -> Iterator[Filled]:
    for form in BeautifulSoup(page, "html.parser").find_all("form"):
        if str(form.get("method", "")).lower() == "post":
            body: dict[str, Any] = {}
            for field in form.find_all(["input", "textarea", "select", "button"]):
                _fill(field, body)
            body.pop("csrfmiddlewaretoken", None)
            yield Filled(urljoin(url, str(form.get("action") or url)), body)


def _fill(field: Tag, body: dict[str, Any]) -> None:
    name, kind = str(field.get("name", "")), str(field.get("type", field.name))
    if not name or kind == "file":
        return
    if kind in ("radio", "checkbox", "submit"):
        body.setdefault(name, str(field.get("value", "on")))
    elif field.name == "select":
        values = [str(one.get("value", "")) for one in field.find_all("option")]
        body[name] = next(filter(None, values), "")
    else:
        body[name] = str(field.get("value", "")) or _written(kind, name)


def _written(kind: str, name: str) -> str:
    tomorrow = timezone.localdate() + timedelta(days=1)
    known = {
        "date": tomorrow.isoformat(),
        "datetime-local": f"{tomorrow.isoformat()}T12:00",
        "time": "09:00",
        "number": "3",
        "email": "kit@example.org",
        "url": "https://example.org/",
        "hidden": "",
    }
    return known.get(kind, f"Some words about {name}")
