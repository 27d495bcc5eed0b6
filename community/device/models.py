"""Where the quick exit leads, and which tablets are kiosks."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from community.device import rules
from community.device.states import KioskState

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


class Kiosk(models.Model):
    """A shared tablet at a place, which shows one thing on this site. Nothing says who used it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, editable=False)
    about = models.CharField(max_length=120, db_index=True)
    path = models.CharField(max_length=300)
    place = models.CharField(max_length=80)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    last_answer_on = models.DateField(null=True, blank=True)

    # Of the request at hand, for its page: somebody is in the middle of something; away from it.
    in_turn = False
    elsewhere = False

    class Meta:
        ordering: ClassVar = ["-made_at", "id"]

    def __str__(self) -> str:
        return self.place

    @property
    def state(self) -> KioskState:
        if self.stopped_at is not None:
            return KioskState.STOPPED
        if not rules.is_running(self, timezone.now()):
            return KioskState.OVER
        return KioskState.RUNNING if self.started_at else KioskState.WAITING

    @property
    def starts_anew(self) -> bool:
        """Whether there is anything on this page to start anew from."""
        return self.in_turn or self.elsewhere

    @property
    def seconds(self) -> dict[str, int]:
        """For the page: without a touch, from the warning on, on one page without scripts."""
        return {
            "idle": rules.IDLE_SECONDS,
            "warning": rules.WARNING_SECONDS,
            "page": rules.PAGE_SECONDS,
            "still": rules.STILL_HERE_SECONDS,
        }
