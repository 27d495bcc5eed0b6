from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    default = True
    name = "community.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from community.people import (
            cards,
            demo,
            holdings,
            invitations,
            receivers,
            role_alerts,
        )
        from community.people.groups import make_groups

        post_migrate.connect(make_groups, sender=self, dispatch_uid="people.make_groups")
        receivers.connect()
        holdings.enrol()
        demo.enrol()
        cards.enrol()
        invitations.enrol()
        role_alerts.enrol()


class EditorAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's pages about accounts, for our user and for administrators alone."""

    user_viewset = "community.people.editor.PersonViewSet"
    group_viewset = "community.people.editor.RoleViewSet"
