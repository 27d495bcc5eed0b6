"""Handing out pictures and documents: each request asks the rule again."""

import mimetypes

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.cms.models import CommunityDocument, CommunityRendition, ShowsPerson
from community.people.roles import may_use_editor

A_DAY = 86_400
MINUTES = 300


@require_safe
def show_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition, while it may be shown. Originals and documents have no address.

    Editors see the others too: they have to say who is on them.
    """
    rendition = _rendition(name)
    shown = rendition is not None and rendition.image.may_be_shown(timezone.localdate())
    if rendition is None or not (shown or may_use_editor(request.user)):
        raise Http404
    try:
        file = rendition.file.storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = _how_long(rendition) if shown else "private, no-store"
    return response


def _rendition(name: str) -> CommunityRendition | None:
    # No file has a null byte in its name, and no database likes to be asked for one.
    if not name.startswith("images/") or "\0" in name:
        return None
    renditions = CommunityRendition.objects.filter(file=name).select_related("image")
    found: CommunityRendition | None = renditions.first()
    return found


def _how_long(rendition: CommunityRendition) -> str:
    if rendition.image.shows_person == ShowsPerson.YES:
        return f"private, max-age={MINUTES}"
    return f"public, max-age={A_DAY}"


@require_safe
def hand_out_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponseBase:
    """Always whole and never from a cache: an answer of 304 would tell strangers that it exists."""
    document = _document_for(request, document_id, document_filename)
    if document is None:
        return _nothing_here(request)
    try:
        file = document.file.storage.open(str(document.file.name), "rb")
    except FileNotFoundError:
        return _nothing_here(request)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=document.filename,
        content_type=mimetypes.guess_type(document.filename)[0] or "application/octet-stream",
    )
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _document_for(request: HttpRequest, number: int, filename: str) -> CommunityDocument | None:
    document = CommunityDocument.objects.filter(id=number).first()
    if document is None or document.filename != filename:
        return None
    restrictions = document.collection.get_view_restrictions()
    return document if all(one.accept_request(request) for one in restrictions) else None


def _nothing_here(request: HttpRequest) -> HttpResponseBase:
    """What is not there and what is not theirs look the same, so that nobody can find out which."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())
