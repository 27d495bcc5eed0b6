"""Handing out: whole, uncached, unable to run; pages that record or play (trust W4)."""

from collections.abc import Callable

import pytest
from django.conf import settings as django_settings
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver, path

from community.uploads import actions, store
from community.uploads.models import Upload
from community.uploads.page_policies import microphone_allowed, sound_allowed
from community.uploads.states import HELD, Kind, State
from community.uploads.views import serve
from tests.factories.uploads import docx_with

pytestmark = pytest.mark.django_db

Send = Callable[..., Upload]


def get(upload: Upload, method: str = "get") -> HttpResponse:
    return serve(upload, getattr(RequestFactory(), method)("/"))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.trust("H5", "CVE-7")
def test_nobody_keeps_it_and_nothing_in_it_runs(send: Send, kind: Kind) -> None:
    upload = send(kind)
    response = get(upload)
    assert response.status_code == 200
    assert response.content == actions.read(upload)
    assert response["Content-Type"] == upload.media_type
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "ETag" not in response and "Last-Modified" not in response
    shown = response["Content-Disposition"].split(";")[0]
    assert shown == ("attachment" if kind == Kind.DOCUMENT else "inline")


def test_a_document_keeps_a_plain_name(send: Send) -> None:
    response = get(send(Kind.DOCUMENT, name='../a"\r\nX-Evil: 1;<b>ö.exe'))
    assert "X-Evil" not in response
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert ".docx" in response["Content-Disposition"]
    assert "exe" not in response["Content-Disposition"]


@pytest.mark.parametrize("state", [*sorted(HELD), State.REFUSED])
def test_what_is_held_or_destroyed_is_not_found(send: Send, state: State) -> None:
    upload = send(Kind.PICTURE)
    upload.state = state
    with pytest.raises(Http404):
        get(upload)


def test_what_is_gone_is_not_found(send: Send) -> None:
    upload, other = send(Kind.PICTURE), send(Kind.DOCUMENT, docx_with({}), key="key-2")
    store.remove(upload.file_name)
    actions.remove(other)
    for gone in (upload, other):
        with pytest.raises(Http404):
            get(gone)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading(send: Send, method: str) -> None:
    assert get(send(Kind.PICTURE), method).status_code == 405


@pytest.mark.trust("S5", "CVE-8")
def test_nothing_of_ours_has_an_address() -> None:
    assert "uploads" not in str(list(get_resolver().reverse_dict))
    assert not str(django_settings.UPLOADS_ROOT).startswith(str(django_settings.MEDIA_ROOT))


def plain(_: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


urlpatterns = [
    path("plain/", plain),
    path("record/", microphone_allowed(plain)),
    path("play/", sound_allowed(plain)),
]


def policies(client: Client, address: str) -> tuple[str, str]:
    response = client.get(address)
    return response["Permissions-Policy"], response["Content-Security-Policy"]


@pytest.mark.urls(__name__)
def test_one_page_may_use_the_microphone_and_no_other(client: Client) -> None:
    device, content = policies(client, "/plain/")
    assert "microphone=()" in device and "media-src" not in content
    device, content = policies(client, "/record/")
    assert "microphone=(self)" in device and "camera=()" in device
    assert "media-src 'self' blob:" in content and "default-src 'none'" in content
    device, content = policies(client, "/play/")
    assert "microphone=()" in device and "media-src 'self'" in content and "blob:" not in content
