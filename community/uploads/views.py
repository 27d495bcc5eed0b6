"""Handing out an upload. No address leads here: a feature asks its own rule, then calls `serve`."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.http import content_disposition_header

from community.crypto.envelope import Shredded
from community.uploads import actions
from community.uploads.models import Upload
from community.uploads.refusals import Refused
from community.uploads.states import Kind

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}


def serve(upload: Upload, request: HttpRequest) -> HttpResponse:
    """The whole file, which nobody keeps; 404 while it is held and after it was destroyed.

    Pictures and sound may stand in a page; a document is always saved, never shown here. A page
    that plays sound needs `community.uploads.page_policies.sound_allowed`.
    """
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        data, name = actions.read(upload), actions.name_of(upload)
    except (Refused, Shredded, FileNotFoundError):
        raise Http404 from None
    saved = content_disposition_header(upload.kind == Kind.DOCUMENT, name) or "attachment"
    headers = {**HEADERS, "Content-Disposition": saved}
    return HttpResponse(data, content_type=upload.media_type, headers=headers)
