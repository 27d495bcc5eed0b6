"""In the editor: Reports → How easy is it to read?, Check a text, and a link from every page."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from community.language import views
from community.language.audience import Audience
from community.language.notices import how_easy
from community.privacy.models import Notice


@hooks.register("register_admin_urls")
def language_urls() -> list[URLPattern]:
    return [
        path("reports/readability/", views.show_report, name="readability_report"),
        path("language/", views.check_text, name="check_text"),
        path("language/pages/<int:page_id>/", views.check_page, name="check_page"),
    ]


@hooks.register("register_reports_menu_item")
def report_item() -> MenuItem:
    url = reverse("readability_report")
    return MenuItem("How easy is it to read?", url, icon_name="glasses", order=830)


@hooks.register("register_reports_menu_item")
def text_item() -> MenuItem:
    return MenuItem("Check a text", reverse("check_text"), icon_name="pilcrow", order=840)


@hooks.register("register_page_header_buttons")
def page_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.pk and page.depth > 1 and page.permissions_for_user(user).can_edit():
        url = reverse("check_page", args=[page.pk])
        yield Button("How easy is it to read?", url=url, icon_name="glasses", priority=68)


@hooks.register("after_edit_snippet")
def say_how_easy_a_notice_is(request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, Notice):
        for said in how_easy(instance, Audience.YOUNG_PEOPLE):
            messages.info(request, said)
