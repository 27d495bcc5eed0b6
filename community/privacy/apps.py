from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class PrivacyConfig(AppConfig):
    name = "community.privacy"
    label = "privacy"
    verbose_name = "Privacy"

    def ready(self) -> None:
        from community.privacy import cards, demo, events, holdings, holdings_of_requests
        from community.privacy.actions.notices import keep_wordings, make_shipped

        holdings.enrol()
        holdings_of_requests.enrol()
        events.enrol()
        cards.enrol()
        demo.enrol()
        post_save.connect(keep_wordings, sender="privacy.Notice", dispatch_uid="privacy.wordings")
        post_migrate.connect(make_shipped, sender=self, dispatch_uid="privacy.notices")
