from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SafeguardingConfig(AppConfig):
    name = "community.safeguarding"
    label = "safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        from community.safeguarding import demo, enrolment, guards

        post_migrate.connect(guards.set_up, sender=self, dispatch_uid="safeguarding.guards")
        enrolment.enrol()
        demo.enrol()
