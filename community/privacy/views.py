"""What we hold about you, on the screen and to take away."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.people.access import button_only, person_of, sign_in_required
from community.privacy.export import package
from community.privacy.rules import held_about, last_run


@require_GET
@never_cache
@sign_in_required
def show(request: HttpRequest) -> HttpResponse:
    everything = held_about(person_of(request))
    return render(
        request,
        "privacy/data_show.html",
        {
            "held": [one for one in everything if one.records],
            "empty": [one for one in everything if not one.records],
            "last_run": last_run(),
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
    held = held_about(person_of(request))
    page = render_to_string("privacy/data_download.html", {"held": held, "now": timezone.now()})
    return HttpResponse(
        page, headers={"Content-Disposition": 'attachment; filename="what-we-hold.html"'}
    )
