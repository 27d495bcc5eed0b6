"""A canary put into a request, an error or a log call does not come out in the logs."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from community import urls
from community.settings.log_scrubbing import places, scrub, struck

CANARY = "canary"


class Unlucky(Exception):
    pass


def unlucky(request: HttpRequest) -> None:
    secret = "canary-in-a-variable"
    raise Unlucky(f"{secret} {request.GET['said']}")


urlpatterns = [path("unlucky/", unlucky), *urls.urlpatterns]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the handler of the settings writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    options = dict(settings.LOGGING["formatters"]["structured"])
    formatter = options.pop("()")(**options)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.trust("A2")
def test_an_error_in_a_view_says_where_and_what_kind_only(lines: io.StringIO) -> None:
    client = Client(raise_request_exception=False)
    response = client.get("/unlucky/?said=canary-in-the-address", REMOTE_ADDR="203.0.113.7")
    assert response.status_code == 500
    written = lines.getvalue()
    assert CANARY not in written
    assert "203.0.113.7" not in written
    assert "test_logging.py" in written
    assert "unlucky; " in written
    assert "Unlucky" in written


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_a_page_that_is_not_there(lines: io.StringIO) -> None:
    Client().get("/not-there/?receipt=canary-words")
    assert CANARY not in lines.getvalue()


@pytest.mark.trust("A2")
def test_our_own_lines(lines: io.StringIO) -> None:
    log = structlog.get_logger("community.tests")
    log.warning("wrote to %s", "canary@example.org", about={"who": ["canary@example.org"]}, count=3)
    logging.getLogger("somebody.else").warning("from %s at /a?canary=1", "198.51.100.4")
    written = lines.getvalue()
    assert CANARY not in written
    assert "198.51.100.4" not in written
    assert "wrote to" in written
    assert "3" in written


def test_a_task_that_fails_in_celery(lines: io.StringIO) -> None:
    try:
        raise Unlucky("canary")
    except Unlucky:
        logging.getLogger("celery.app.trace").exception(
            "Task %(name)s[%(id)s] raised unexpected: %(exc)s",
            {"name": "outbox.sweep", "id": "7", "exc": "Unlucky('canary')"},
        )
    written = lines.getvalue()
    assert CANARY not in written
    assert "outbox.sweep[7] raised unexpected" in written
    assert "Unlucky" in written


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("GET /my-answer/?words=otter+maple HTTP/1.1", "GET /my-answer/?[…] HTTP/1.1"),
        ("to asha.o'neil+x@mail.example.org now", "to […] now"),
        ("from 203.0.113.7:5000", "from […]:5000"),
        ("from 2001:db8::ff00:42:8329 here", "from […] here"),
        ("/links/x9Zq8w7Er6Ty5Ui4Op3As2Df1Gh0Jk/ used", "/links/[…]/ used"),
        ("Django 5.2.19 at 12:30:01, v1.2.3", "Django 5.2.19 at 12:30:01, v1.2.3"),
        ("what? yes = no", "what? yes = no"),
    ],
)
def test_what_is_struck_out_and_what_stays(text: str, left: str) -> None:
    assert struck(text) == left


def test_a_chain_of_errors_keeps_its_places_and_kinds() -> None:
    text = (
        "Traceback (most recent call last):\n"
        '  File "/srv/app/community/outbox/actions.py", line 97, in deliver\n'
        '    send("canary")\n'
        "ConnectionError: canary\nsecond line canary\n"
        "\nDuring handling of the above exception, another exception occurred:\n\n"
        '  File "/srv/app/x.py", line 3, in y\n'
        "pkg.errors.Odd\n"
    )
    assert places(text) == (
        "community/outbox/actions.py:97 deliver; ConnectionError; srv/app/x.py:3 y; pkg.errors.Odd"
    )


@given(st.dictionaries(st.text(max_size=5), st.text() | st.integers() | st.none(), max_size=4))
def test_any_line_comes_through(event: dict[str, Any]) -> None:
    assert json.dumps(scrub(None, "info", event)) is not None
