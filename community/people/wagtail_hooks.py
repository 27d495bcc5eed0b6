"""In the editor: deleting an account means closing it; invitations stand beside the accounts."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from community.people import invitation_views as views
from community.people.editor import CloseAccounts
from community.people.roles import Role, has_role

hooks.register("register_bulk_action", CloseAccounts, order=100)


class ForAdministrators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.ADMINISTRATOR)


@hooks.register("register_admin_urls")
def invitation_urls() -> list[URLPattern]:
    each = "invitations/<uuid:pk>/"
    return [
        path("invitations/", views.invitation_list, name="people_invitations"),
        path(f"{each}print/", views.invitation_print, name="people_invitation_print"),
        path(f"{each}revoke/", views.invitation_revoke, name="people_invitation_revoke"),
    ]


@hooks.register("register_settings_menu_item")
def invitations_item() -> MenuItem:
    url = reverse("people_invitations")
    return ForAdministrators("Invitations", url, icon_name="mail", order=610)
