"""How a draft stands with the panels, for a page of the editor."""

from django import template

from consultations.models import ConsultationPage
from consultations.wording_gate import why_not_signed_off

register = template.Library()


@register.simple_tag
def not_signed_off(page: ConsultationPage) -> str:
    """Why the questions may not be opened yet; "" when they may."""
    return why_not_signed_off(page)
