"""The workspace of comms staff: what is waiting, and the reports they need."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from community.cms import consent_report
from community.site import broken_links, whats_on


def _may_edit(request: HttpRequest) -> bool:
    return request.user.has_perm("site.change_menus")


def show_broken_links(request: HttpRequest) -> HttpResponse:
    if not _may_edit(request):
        refusal: HttpResponse = permission_denied(request)
        return refusal
    broken, outside = broken_links.find()
    return render(request, "site/broken_links.html", {"broken": broken, "outside": outside})


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [path("reports/broken-links/", show_broken_links, name="broken_links")]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return MenuItem("Broken links", reverse("broken_links"), icon_name="link", order=810)


class WaitingPanel(Component):
    """First on the editor's home: what needs somebody."""

    order = 10
    template_name = "site/waiting_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "ending": consent_report.ending_soon().count(),
            "stopped": consent_report.not_shown().count(),
            "open_now": whats_on.open_now(),
        }


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    if _may_edit(request):
        panels.insert(0, WaitingPanel())
