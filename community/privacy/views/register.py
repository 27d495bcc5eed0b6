"""What the officer can show: the record of processing and the impact assessment, to be printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from community.privacy import dpia
from community.privacy.record import entries
from community.privacy.views.doors import officers_only


@officers_only
@require_GET
def record(request: HttpRequest) -> HttpResponse:
    context = {"entries": entries(), "today": timezone.localdate()}
    return render(request, "privacy/record.html", context)


@officers_only
@require_GET
def assessment(request: HttpRequest) -> HttpResponse:
    context = {
        "standards": dpia.STANDARDS,
        "features": dpia.FEATURES,
        "version": dpia.VERSION,
        "dated": dpia.DATED,
    }
    return render(request, "privacy/assessment.html", context)
