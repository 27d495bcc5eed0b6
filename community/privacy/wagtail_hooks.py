"""The notices in the editor: there is one for each moment, so none is added or taken away."""

from wagtail.admin.panels import ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from community.people.models import User
from community.privacy.models import Notice


class WordsOnly(ModelPermissionPolicy):
    """Whoever may change them; not even an administrator adds or removes one."""

    def user_has_permission(self, user: User, action: str) -> bool:
        if action in ("add", "delete"):
            return False
        return bool(super().user_has_permission(user, action))


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "info-circle"
    menu_label = "Notices"
    menu_order = 610
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("__str__", "short")
    edit_handler = ObjectList(Notice.panels)

    @property
    def permission_policy(self) -> WordsOnly:
        return WordsOnly(self.model)


register_snippet(NoticeViewSet)
