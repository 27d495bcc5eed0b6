from typing import ClassVar

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.models import Page


class HomePage(Page):
    """As `wagtail start` makes it: no field of its own."""

    template = "forms/home_page.html"


class FormField(AbstractFormField):
    page = ParentalKey("FormPage", related_name="form_fields")


class FormPage(AbstractForm):
    template = "forms/form_page.html"
    landing_page_template = "forms/thanks.html"
    content_panels: ClassVar = [*Page.content_panels, InlinePanel("form_fields")]
