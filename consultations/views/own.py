"""A copy of one's own answers to take away, for whoever has given their four words."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from consultations import own
from consultations.models import Response
from consultations.views.receipts import with_receipt


@with_receipt
@require_POST
def copy_data(request: HttpRequest, response: Response) -> HttpResponse:
    how = {"indent": 2, "ensure_ascii": False}
    answer = JsonResponse(own.copy_of(response), json_dumps_params=how)
    answer["Content-Disposition"] = 'attachment; filename="my-answers.json"'
    return answer


@with_receipt
@require_POST
def copy_page(request: HttpRequest, response: Response) -> HttpResponse:
    """To be read without a connection: no style sheet, no script, nothing from elsewhere."""
    context = {"own": own.own_record(response), "response": response, "now": timezone.now()}
    page = render_to_string("consultations/receipt_copy.html", context)
    name = 'attachment; filename="my-answers.html"'
    return HttpResponse(page, headers={"Content-Disposition": name})
