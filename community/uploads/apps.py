from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "community.uploads"
    label = "uploads"
    verbose_name = "Uploads"

    def ready(self) -> None:
        from django.core.checks import register

        from community.uploads import checks, holdings

        register(checks.check_scanner)
        holdings.enrol()
