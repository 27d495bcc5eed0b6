"""Where each person begins on a shared tablet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from consultations.listing import public_face
from consultations.models import ConsultationPage, Questionnaire


def kiosk_start_page(request: HttpRequest, questionnaire: Questionnaire) -> HttpResponse:
    page = ConsultationPage.objects.defer("questions").get(pk=questionnaire.page_id)
    context = {
        "page": page,
        "consultation": questionnaire,
        "paused": request.GET.get("why") == "idle",
        **public_face(page),
    }
    return render(request, "consultations/kiosk_start.html", context)
