"""What somebody wrote in a form that could not be taken, for a page that shows it to be copied."""

import re

from django.http import HttpRequest

from consultations import tokens
from consultations.models import Questionnaire, Response, Version

# Not shown again, on whatever page: it may be read over a shoulder.
_SECRET = re.compile(r"password|token|code|secret|words")


def typed_texts(request: HttpRequest, questionnaire: Questionnaire | None) -> list[str]:
    """Each answer to a free text, however short; and what else can only have been written.

    No choice, number or token has a space in it. Questions of all versions count: the form may be
    older than the questions are now.
    """
    keys = _text_keys(questionnaire) if questionnaire else set()
    return [
        text.strip()
        for name, text in request.POST.items()
        if isinstance(text, str)
        and text.strip()
        and (name in keys or (len(text.split()) > 1 and not _SECRET.search(name)))
    ]


def _text_keys(questionnaire: Questionnaire) -> set[str]:
    versions = Version.objects.filter(questionnaire=questionnaire)
    return {question.key for version in versions for question in version.compiled.free_text}


def questionnaire_asked(request: HttpRequest) -> Questionnaire | None:
    """The one that a refused form belongs to, by its address or by the receipt that is open."""
    match = request.resolver_match
    if match is None or match.namespace != "consultations":
        return None
    if slug := match.kwargs.get("slug"):
        return Questionnaire.objects.filter(slug=slug).first()
    pk = tokens.opened_receipt(request)
    found = Response.objects.select_related("questionnaire").filter(pk=pk).first() if pk else None
    return found.questionnaire if found else None
