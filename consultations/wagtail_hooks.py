"""In the editor: no publishing before the gates are settled, no deleting once somebody answered."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from community.privacy import gates
from consultations import editor_views
from consultations.models import ConsultationIndexPage, ConsultationPage, Questionnaire
from consultations.rules import why_not_delete, why_not_reopen
from consultations.wording_gate import why_not_signed_off
from consultations.workspace import ConsultationsPanel


def in_editor(request: HttpRequest) -> HttpResponse:
    """The list of consultations in the editor, where a new one is added."""
    index = ConsultationIndexPage.objects.first()
    if index is None:
        messages.error(request, "Add a page of the type 'Consultation index page' first.")
        return redirect("wagtailadmin_explore_root")
    return redirect("wagtailadmin_explore", index.pk)


@hooks.register("register_admin_urls")
def editor_urls() -> list[URLPattern]:
    each = "consultations/<int:pk>/sign-off/"
    return [
        path("consultations/", in_editor, name="consultations_in_editor"),
        path(each, editor_views.show_sign_off, name="consultations_sign_off"),
        path(f"{each}ask/", editor_views.ask_for_sign_off, name="consultations_sign_off_ask"),
    ]


@hooks.register("register_page_header_buttons")
def sign_off_button(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if isinstance(page.specific_deferred, ConsultationPage) and page.pk:
        url = reverse("consultations_sign_off", args=[page.pk])
        yield Button("Sign-off", url=url, icon_name="group", priority=66)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    url = reverse("consultations_in_editor")
    return MenuItem("Consultations", url, icon_name="comment", order=150)


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ConsultationsPanel())


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("consultations.close", "Close", "Closed the consultation")
    actions.register_action(
        "consultations.ask_panels", "Ask for sign-off", "Asked the panels to look at the questions"
    )
    actions.register_action(
        "consultations.publish_outcome", "Publish outcome", "Published what came of it"
    )


WHERE = (
    "You can settle this under People and safeguards on this page, "
    "or once for all in Settings → Publishing defaults."
)


def _stop(request: HttpRequest, page: Any, reason: str) -> HttpResponse:
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


def missing(page: ConsultationPage) -> list[str]:
    """Everything that stands between this page and its publication, one sentence each."""
    said = []
    if not any(child.block_type != "section" for child in page.questions):
        said.append("Add at least one question.")
    if not list(page.leads.all()):
        said.append("Choose at least one lead, under People and safeguards.")
    working_side = Questionnaire.objects.filter(page=page).first()
    if working_side and (refusal := why_not_reopen(working_side, page.closes_at)):
        said.append(refusal.reason)
    unsettled = gates.missing_gates(page)
    agreed = why_not_signed_off(page)
    return [*said, *unsettled, *([WHERE] if unsettled else []), *([agreed] if agreed else [])]


@hooks.register("before_publish_page")
def gates_first(request: HttpRequest, page: Any) -> HttpResponse | None:
    if not isinstance(page, ConsultationPage):
        return None
    if said := missing(page):
        rows = format_html_join("", "<li>{}</li>", ((one,) for one in said))
        return _stop(request, page, format_html("Before this can open:<ul>{}</ul>", rows))
    return None


@hooks.register("before_bulk_action")
def gates_first_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    if action_type != "publish":
        return None
    for page in objects:
        draft = page.get_latest_revision_as_object() if hasattr(page, "get_descendants") else None
        if isinstance(draft, ConsultationPage) and missing(draft):
            return _stop(request, draft, f"'{draft.title}' is not ready: {missing(draft)[0]}")
    return None


@hooks.register("before_delete_page")
def answers_stay(request: HttpRequest, page: Any) -> HttpResponse | None:
    for each in _consultations_below(page):
        if refusal := why_not_delete(each):
            return _stop(request, page, refusal.reason)
    return None


@hooks.register("before_bulk_action")
def answers_stay_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    if action_type != "delete":
        return None
    for page in objects:
        for each in _consultations_below(page) if hasattr(page, "get_descendants") else ():
            if refusal := why_not_delete(each):
                messages.error(request, refusal.reason)
                return redirect("wagtailadmin_explore_root")
    return None


def _consultations_below(page: Any) -> Iterable[ConsultationPage]:
    return list(ConsultationPage.objects.descendant_of(page, inclusive=True))
