"""What people are told at the moment it matters, and exactly what each was told."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import ChoiceBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from community.privacy.forms.notices import NoticeForm
from community.privacy.moments import Moment, Sign

CONSENT_WORD = (
    "These words are for when we do not rely on consent. Leave the word out: it would promise a "
    "right that nobody has then. There is a field of its own for when we do."
)


class EasyLine(StructBlock):
    sign = ChoiceBlock(choices=Sign.choices, label="Drawing")
    picture = ImageChooserBlock(required=False, help_text="Instead of the drawing.")
    words = TextBlock(rows=2, max_length=200, help_text="One or two short sentences.")

    class Meta:
        label = "Picture and words"


class EasyLines(StreamBlock):
    line = EasyLine()


class Notice(models.Model):
    """One for each moment. ``is_shipped``: nobody has edited it, so a newer release may."""

    moment = models.SlugField(max_length=20, choices=Moment, unique=True, editable=False)
    short = models.TextField("in a sentence or two", max_length=500)
    full = models.TextField("in full", max_length=6000, help_text="An empty line begins anew.")
    short_by_consent = models.TextField("in a sentence or two", max_length=500, blank=True)
    full_by_consent = models.TextField("in full", max_length=6000, blank=True)
    easy = StreamField(EasyLines(), blank=True, verbose_name="easy read")
    voice = models.ForeignKey(
        "uploads.Upload", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_code = models.CharField(max_length=16, blank=True, editable=False)
    is_shipped = models.BooleanField(default=True, editable=False)

    panels: ClassVar = [
        MultiFieldPanel([FieldPanel("short"), FieldPanel("full")], heading="Words"),
        MultiFieldPanel(
            [FieldPanel("short_by_consent"), FieldPanel("full_by_consent")],
            heading="Words where answers are used by consent (empty: the words above)",
        ),
        FieldPanel("easy"),
        FieldPanel("recording"),
    ]
    base_form_class = NoticeForm

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.get_moment_display())

    def clean(self) -> None:
        wrong = [name for name in ("short", "full") if "consent" in getattr(self, name).lower()]
        if wrong:
            raise ValidationError(dict.fromkeys(wrong, CONSENT_WORD))


class NoticeWording(models.Model):
    """The very words that somebody was shown. Its code is made from them, so they cannot change;
    a record of what people were told, kept as long as anything points to it.
    """

    code = models.CharField(max_length=16, primary_key=True)
    moment = models.SlugField(max_length=20, choices=Moment)
    by_consent = models.BooleanField()
    language = models.CharField(max_length=12)
    content = models.JSONField()
    first_shown_on = models.DateField(default=timezone.localdate, editable=False)

    def __str__(self) -> str:
        return f"{self.moment} {self.code}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Made once; the same words again are the same row."""
        super().save(*args, **{**kwargs, "force_insert": True})

    @property
    def short(self) -> str:
        return str(self.content["short"])

    @property
    def full(self) -> str:
        return str(self.content["full"])
