"""The programming interface as a whole: ``/api/v1/``, its OpenAPI document and its docs page."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.docs import Swagger

from consultations.api import router as consultations

api = NinjaAPI(
    title="Community platform",
    version="1",
    description="Read consultations, answer them, read what came out.",
    docs=Swagger(),
    urls_namespace="api",
)
api.add_router("", consultations)


@api.exception_handler(ValidationError)
def explain(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """One sentence for each field that does not fit, in the shape of all other refusals."""
    errors: dict[str, str] = {}
    for one in problem.errors:
        place = [str(part) for part in one["loc"] if part not in ("body", "payload", "header")]
        errors[".".join(place) or "body"] = f"{one['msg']}."
    return api.create_response(request, {"errors": errors}, status=422)


@api.exception_handler(HttpError)
def refuse(request: HttpRequest, problem: HttpError) -> HttpResponse:
    """A body that is no JSON. What reads as JSON is taken, however it was announced."""
    if request.content_type not in ("", "application/json"):
        sentence = "Send JSON, with the header Content-Type: application/json."
        return api.create_response(request, {"errors": {"body": sentence}}, status=415)
    return api.create_response(request, {"errors": {"body": f"{problem.message}."}}, status=422)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, problem: RequestDataTooBig) -> HttpResponse:
    megabytes = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1024**2
    sentence = f"This is more than {megabytes} MB, which is more than any set of answers."
    return api.create_response(request, {"errors": {"body": sentence}}, status=413)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, problem: Http404) -> HttpResponse:
    detail: Any = str(problem) or "There is nothing at this address."
    return api.create_response(request, {"detail": detail}, status=404)


@csrf_exempt  # nothing is read from the request
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """An address below /api/ that leads nowhere: programs are told in their language."""
    return JsonResponse({"detail": "There is nothing at this address."}, status=404)
