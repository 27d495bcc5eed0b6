from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SafeguardingConfig(AppConfig):
    name = "community.safeguarding"
    label = "safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        from community.people.signals import account_closed
        from community.safeguarding import demo, enrolment, guards, holdings
        from community.safeguarding.actions import leaving

        post_migrate.connect(guards.set_up, sender=self, dispatch_uid="safeguarding.guards")
        account_closed.connect(leaving.account_closed, dispatch_uid="safeguarding.leaving")
        enrolment.enrol()
        holdings.enrol()
        demo.enrol()
