"""Where the quick exit leads."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

NEUTRAL = "https://www.bbc.co.uk/weather"


def https_only(address: str) -> None:
    if not address.startswith("https://"):
        raise ValidationError("The address starts with https://")


@register_setting(icon="logout", order=3)
class ExitSettings(BaseGenericSetting):
    address = models.URLField(
        "page that the exit leads to",
        default=NEUTRAL,
        validators=[URLValidator(schemes=["https"]), https_only],
        help_text=(
            "A page that anybody could have open: the weather, a search engine, the news. "
            "Not one that greets people by name or shows what they looked at before."
        ),
    )

    panels: ClassVar = [FieldPanel("address")]

    class Meta:
        verbose_name = "quick exit"


def exit_address() -> str:
    """One query, and only when somebody leaves; the standing address when nothing is set."""
    found = ExitSettings.objects.values_list("address", flat=True).first()
    return found or NEUTRAL
