from typing import ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page


class BasePage(Page):
    """What every page of ours has. Concrete types add their own fields."""

    class Meta:
        abstract = True


class CommunityImage(AbstractImage):
    admin_form_fields = Image.admin_form_fields


class CommunityRendition(AbstractRendition):
    image = models.ForeignKey(CommunityImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="cms_rendition_unique"
            )
        ]


class CommunityDocument(AbstractDocument):
    admin_form_fields = Document.admin_form_fields
