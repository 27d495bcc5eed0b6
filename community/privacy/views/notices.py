"""The notices in full, to read, in easy read, and to listen to. They are for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from community.privacy.actions import notices
from community.privacy.byte_ranges import in_ranges
from community.privacy.moments import Moment
from community.privacy.rules.notices import words_of
from community.privacy.states import LawfulBasis
from community.uploads.page_policies import sound_allowed
from community.uploads.views import serve


def _moment(named: str) -> Moment:
    if named not in Moment.values:
        raise Http404
    return Moment(named)


@require_GET
def notice_list(request: HttpRequest) -> HttpResponse:
    found = [notices.say(moment) for moment in Moment]
    return render(request, "privacy/notice_list.html", {"notices": found})


@sound_allowed
@require_GET
def notice(request: HttpRequest, moment: str) -> HttpResponse:
    """In the words of what it rests on; the address says by consent or not, and nothing else."""
    found = notices.find(_moment(moment))
    by_consent = request.GET.get("by") == "consent"
    words = words_of(found, basis=LawfulBasis.CONSENT if by_consent else "")
    heard = notices.recording_of(found) if words.full == found.full else None
    context = {"notice": found, "words": words, "recording": heard}
    return render(request, "privacy/notice_show.html", context)


@require_safe
def listen(request: HttpRequest, moment: str) -> HttpResponse:
    heard = notices.recording_of(notices.find(_moment(moment)))
    if heard is None:
        raise Http404
    return in_ranges(request, serve(heard, request))
