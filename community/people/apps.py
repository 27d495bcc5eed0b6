from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "community.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from community.people.groups import make_groups

        post_migrate.connect(make_groups, sender=self, dispatch_uid="people.make_groups")
