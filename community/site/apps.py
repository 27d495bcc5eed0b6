from django.apps import AppConfig
from django.utils.module_loading import import_string


class SiteConfig(AppConfig):
    name = "community.site"
    label = "site"
    verbose_name = "Site"

    def ready(self) -> None:
        import_string("community.site.enrolment.enrol")()
