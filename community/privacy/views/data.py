"""What we hold about you, on the screen and to take away."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.people.access import button_only, person_of, sign_in_required
from community.privacy.export import package
from community.privacy.models import DataRequest
from community.privacy.officer import rows
from community.privacy.rules import held_about, looks_at
from community.privacy.rules.runs import deletion_run


@require_GET
@never_cache
@sign_in_required
def show(request: HttpRequest) -> HttpResponse:
    everything = held_about(person_of(request))
    asked = DataRequest.objects.filter(person=person_of(request)).order_by("-received_on")
    return render(
        request,
        "privacy/data_show.html",
        {
            "held": [one for one in everything if one.records],
            "empty": [one for one in everything if not one.records],
            "withheld": [one for one in everything if one.withheld],
            "asked": rows(asked),
            "run": deletion_run(timezone.now()),
        },
    )


@button_only(on="privacy:show")
@never_cache
@sign_in_required
def download_data(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(
        package(person_of(request)), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="what-we-hold.json"'
    return response


@button_only(on="privacy:show")
@never_cache
@sign_in_required
def download_page(request: HttpRequest) -> HttpResponse:
    """A page to read without a connection: no style sheet, no script, nothing from elsewhere."""
    person = person_of(request)
    context = {"held": held_about(person), "looks": looks_at(person), "now": timezone.now()}
    page = render_to_string("privacy/data_download.html", context)
    return HttpResponse(
        page, headers={"Content-Disposition": 'attachment; filename="what-we-hold.html"'}
    )
