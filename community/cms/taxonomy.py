"""What content is tagged with: the network's seven priorities and the levels of prevention."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Tag(index.Indexed, models.Model):
    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    summary = models.TextField(
        blank=True, help_text="One or two plain sentences: what does this mean for people here?"
    )
    order = models.PositiveSmallIntegerField(default=0)

    search_fields: ClassVar = [index.AutocompleteField("title")]
    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("order"),
    ]

    class Meta:
        abstract = True
        ordering: ClassVar = ["order"]

    def __str__(self) -> str:
        return self.title


class Priority(Tag):
    class Meta(Tag.Meta):
        verbose_name_plural = "priorities"


class PreventionLevel(Tag):
    class Meta(Tag.Meta):
        verbose_name = "level of prevention"
        verbose_name_plural = "levels of prevention"
