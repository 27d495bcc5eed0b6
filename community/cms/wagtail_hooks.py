"""What the editor is told about content."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from community.cms import consent_report
from community.cms.models import PreventionLevel, Priority


class PriorityViewSet(SnippetViewSet):
    model = Priority
    icon = "tag"
    list_display = ("title", "order")


class PreventionLevelViewSet(SnippetViewSet):
    model = PreventionLevel
    icon = "tag"
    list_display = ("title", "order")


class TagsGroup(SnippetViewSetGroup):
    items = (PriorityViewSet, PreventionLevelViewSet)
    menu_label = "Tags"
    menu_icon = "tag"
    menu_order = 600


register_snippet(TagsGroup)


@hooks.register("register_admin_urls")
def consent_urls() -> list[URLPattern]:
    return [path("reports/consent/", consent_report.show, name="consent_report")]


@hooks.register("register_reports_menu_item")
def consent_menu_item() -> MenuItem:
    return MenuItem("Photo consent", reverse("consent_report"), icon_name="image", order=800)


@hooks.register("construct_wagtail_userbar")
def no_userbar(request: HttpRequest, items: list[Any], page: Any) -> None:
    items.clear()
