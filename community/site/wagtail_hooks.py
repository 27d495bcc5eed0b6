"""The workspace of comms staff: what is waiting, and the reports they need."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from community.cms import consent_report
from community.outbox.actions import try_once_more
from community.people.roles import Role, has_role
from community.privacy.rules import retention_is_late
from community.site import broken_links, upkeep, whats_on


def _may_edit(request: HttpRequest) -> bool:
    return request.user.has_perm("site.change_menus")


def show_broken_links(request: HttpRequest) -> HttpResponse:
    if not _may_edit(request):
        refusal: HttpResponse = permission_denied(request)
        return refusal
    broken, outside = broken_links.find()
    return render(request, "site/broken_links.html", {"broken": broken, "outside": outside})


def _keeps_it_running(request: HttpRequest) -> bool:
    return has_role(request.user, Role.ADMINISTRATOR)


def show_upkeep(request: HttpRequest) -> HttpResponse:
    if not _keeps_it_running(request):
        raise Http404
    return render(request, "site/upkeep.html", upkeep.report())


@require_POST
def try_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    if not _keeps_it_running(request):
        raise Http404
    if try_once_more(pk):
        messages.success(request, "It is tried again now. Look here in a minute.")
    else:
        messages.info(request, "Nothing to do: it is no longer waiting for you.")
    return redirect("upkeep")


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [
        path("reports/broken-links/", show_broken_links, name="broken_links"),
        path("reports/upkeep/", show_upkeep, name="upkeep"),
        path("reports/upkeep/<uuid:pk>/try-again/", try_again, name="upkeep_try_again"),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    return MenuItem("Broken links", reverse("broken_links"), icon_name="link", order=810)


class UpkeepMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return _keeps_it_running(request)


@hooks.register("register_reports_menu_item")
def upkeep_menu_item() -> MenuItem:
    return UpkeepMenuItem("Is the site well?", reverse("upkeep"), icon_name="cogs", order=820)


class WaitingPanel(Component):
    """First on the editor's home: what needs somebody."""

    order = 10
    template_name = "site/waiting_panel.html"

    def __init__(self, *, keeps_it_running: bool) -> None:
        self.keeps_it_running = keeps_it_running

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "undelivered": upkeep.count_undelivered() if self.keeps_it_running else 0,
            "late": self.keeps_it_running and retention_is_late(timezone.now()),
            "ending": consent_report.ending_soon().count(),
            "stopped": consent_report.not_shown().count(),
            "open_now": whats_on.open_now(),
        }


@hooks.register("insert_global_admin_css")
def our_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editor/messages.css"))


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    if _may_edit(request):
        panels.insert(0, WaitingPanel(keeps_it_running=_keeps_it_running(request)))
