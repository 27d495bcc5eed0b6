from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class ModerationConfig(AppConfig):
    name = "community.moderation"
    label = "moderation"
    verbose_name = "Moderation"

    def ready(self) -> None:
        from community.moderation import cards, demo, events, guards, holdings, promise, sources
        from community.moderation.checks import check_assessments

        checks.register(check_assessments, checks.Tags.security)
        post_migrate.connect(guards.set_up, sender=self, dispatch_uid="moderation.guards")
        holdings.enrol()
        sources.enrol()
        events.enrol()
        cards.enrol()
        promise.enrol()
        demo.enrol()
