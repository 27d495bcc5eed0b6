from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "community.privacy"
    label = "privacy"
    verbose_name = "Privacy"

    def ready(self) -> None:
        from community.privacy import cards, demo, holdings

        holdings.enrol()
        cards.enrol()
        demo.enrol()
