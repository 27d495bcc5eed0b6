"""What may be done in the editor. Comms editors: everything about content, nothing about people.
Administrators: the same, and people's accounts and roles.

Set after each migration, so that the groups are right on every installation. Nobody reaches
private records this way.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from community.people.roles import Role

PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILES = (
    # Wagtail asks for the rights on its own models, whatever ours are called.
    ("wagtailimages", ("add_image", "change_image", "choose_image")),
    ("wagtaildocs", ("add_document", "change_document", "choose_document")),
)
OTHER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wagtailadmin", ("access_admin",)),
    ("site", ("change_sitesettings", "change_menus")),
    ("device", ("change_exitsettings",)),
    ("privacy", ("change_publishingdefaults", "change_notice", "view_notice")),
    ("cms", ("change_priority", "change_preventionlevel", "view_priority", "view_preventionlevel")),
    ("wagtailredirects", ("add_redirect", "change_redirect", "delete_redirect", "view_redirect")),
)

# People's accounts are opened by the role itself: see community.people.editor.
EDITORS = (Role.COMMS_EDITOR, Role.ADMINISTRATOR)


def permissions(app: str, names: tuple[str, ...]) -> Any:
    return Permission.objects.filter(content_type__app_label=app, codename__in=names)


def allow_editing() -> None:
    """Idempotent; what somebody took away by hand in a group comes back."""
    for role in EDITORS:
        group, _ = Group.objects.get_or_create(name=role.value)
        for app, names in OTHER:
            group.permissions.add(*permissions(app, names))
        _allow_content(group)


def _allow_content(group: Group) -> None:
    root, files = Page.get_first_root_node(), Collection.get_first_root_node()
    if root is None or files is None:
        return
    for permission in permissions("wagtailcore", PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for app, names in FILES:
        for permission in permissions(app, names):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=files, permission=permission
            )


def allow_after_migrate(app_config: Any, **_: Any) -> None:
    """Once per migration: after the app whose permissions come last."""
    if app_config.label == "auth":
        allow_editing()
