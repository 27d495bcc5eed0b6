"""Handing out pictures and documents: each request asks the rule again."""

import mimetypes

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.cms.models import CommunityDocument, CommunityRendition, ShowsPerson

A_DAY = 86_400
MINUTES = 300


@require_safe
def show_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition, while it may be shown. Originals and documents have no address."""
    rendition = (
        CommunityRendition.objects.filter(file=name).select_related("image").first()
        if name.startswith("images/")
        else None
    )
    if rendition is None or not rendition.image.may_be_shown(timezone.localdate()):
        raise Http404
    try:
        file = rendition.file.storage.open(name, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    shows_person = rendition.image.shows_person == ShowsPerson.YES
    seconds = MINUTES if shows_person else A_DAY
    response["Cache-Control"] = f"{'private' if shows_person else 'public'}, max-age={seconds}"
    return response


@require_safe
def hand_out_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponseBase:
    """Always whole and never from a cache: an answer of 304 would tell strangers that it exists."""
    document = get_object_or_404(CommunityDocument, id=document_id)
    if document.filename != document_filename:
        raise Http404
    for restriction in document.collection.get_view_restrictions():
        if not restriction.accept_request(request):
            if request.user.is_authenticated:
                raise Http404
            return redirect_to_login(request.get_full_path())
    try:
        file = document.file.storage.open(str(document.file.name), "rb")
    except FileNotFoundError:
        raise Http404 from None
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
