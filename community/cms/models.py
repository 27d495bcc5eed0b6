"""What a page is made of: the page every type builds on, pictures, documents, tags."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    get_rendition_storage,
)
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from community.cms import pictures
from community.cms.storage import private_storage
from community.cms.taxonomy import PreventionLevel, Priority, Tag

__all__ = [
    "BasePage",
    "CommunityDocument",
    "CommunityImage",
    "CommunityRendition",
    "PreventionLevel",
    "Priority",
    "Tag",
]


class BasePage(Page):
    """What every page of ours has. Concrete types add their own fields."""

    summary = models.TextField(
        blank=True,
        max_length=300,
        help_text="One or two plain sentences. Shown in lists, in search and below the title.",
    )
    listing_image = models.ForeignKey(
        "cms.CommunityImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown in lists of pages. Leave it out rather than use one that says nothing.",
    )
    priorities = ParentalManyToManyField(Priority, blank=True)
    prevention_levels = ParentalManyToManyField(PreventionLevel, blank=True)

    search_fields: ClassVar = [*Page.search_fields, index.SearchField("summary")]
    about_panels: ClassVar[list[Panel]] = [FieldPanel("summary"), FieldPanel("listing_image")]
    tag_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("priorities"), FieldPanel("prevention_levels")],
            heading="What this is part of",
        )
    ]

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """Wagtail's rule in one query: a copy of a page is as closed as the page it copies."""
        step = self.steplen
        line = [self.path[:end] for end in range(step, len(self.path) + 1, step)]
        found: models.QuerySet[PageViewRestriction] = PageViewRestriction.objects.filter(
            models.Q(page__path__in=line) | models.Q(page__aliases__path__in=line)
        )
        return found

    @property
    def lead(self) -> str:
        """What search engines and lists say about this page."""
        return self.search_description or self.summary


class ShowsPerson(models.TextChoices):
    NOT_SAID = "", "Not said yet"
    NO = "no", "No: nobody can be recognised"
    YES = "yes", "Yes: somebody can be recognised"


def _image_path(instance: "CommunityImage", filename: str) -> str:
    """A name that tells nothing: people call their photos by names and places."""
    return f"original_images/{uuid.uuid4().hex}.{filename.rpartition('.')[2].lower()}"


def _rendition_path(instance: "CommunityRendition", filename: str) -> str:
    return f"images/{filename}"


class CommunityImage(AbstractImage):
    """A picture without metadata. Where a person can be recognised, their consent goes with it."""

    file = WagtailImageField(
        upload_to=_image_path,
        storage=private_storage,
        width_field="width",
        height_field="height",
    )
    shows_person = models.CharField(
        "does it show a person?",
        max_length=3,
        blank=True,
        choices=ShowsPerson,
        default=ShowsPerson.NOT_SAID,
        help_text="Until you have said, the picture is not shown on the site.",
    )
    consent_reference = models.CharField(
        max_length=120,
        blank=True,
        help_text="Where the signed consent is kept, for example a file number. No names.",
    )
    consent_given_on = models.DateField(null=True, blank=True)
    consent_expires_on = models.DateField(
        null=True, blank=True, help_text="After this day the picture stops being shown by itself."
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "collection",
        "tags",
        "shows_person",
        "consent_reference",
        "consent_given_on",
        "consent_expires_on",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        index.FilterField("shows_person"),
        index.FilterField("consent_expires_on"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Whatever route a file came by, only its pixels are kept."""
        if self.file and not self.file._committed:
            self.file = pictures.reencode(self.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def may_be_shown(self, on: date | None = None) -> bool:
        """The one rule that decides whether anybody outside the editor sees this picture."""
        return pictures.may_be_shown(
            shows_person=self.shows_person,
            reference=self.consent_reference,
            given_on=self.consent_given_on,
            expires_on=self.consent_expires_on,
            on=on or timezone.localdate(),
        )


class CommunityRendition(AbstractRendition):
    image = models.ForeignKey(CommunityImage, on_delete=models.CASCADE, related_name="renditions")
    file = WagtailImageField(
        upload_to=_rendition_path,
        storage=get_rendition_storage,
        width_field="width",
        height_field="height",
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="cms_rendition_unique"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["file"], name="cms_rendition_file")]


def _document_path(instance: "CommunityDocument", filename: str) -> str:
    return f"documents/{uuid.uuid4().hex}/{filename}"


class CommunityDocument(AbstractDocument):
    """A file that only the document view hands out, to those who may read it."""

    file = models.FileField(upload_to=_document_path, storage=private_storage)

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
