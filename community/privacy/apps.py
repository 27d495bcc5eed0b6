from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "community.privacy"
    label = "privacy"
    verbose_name = "Privacy"

    def ready(self) -> None:
        from community.privacy import cards, demo, events, holdings, holdings_of_requests

        holdings.enrol()
        holdings_of_requests.enrol()
        events.enrol()
        cards.enrol()
        demo.enrol()
