from django.apps import AppConfig
from django.utils.module_loading import import_string


class MentoringConfig(AppConfig):
    name = "mentoring"
    verbose_name = "Mentoring"

    def ready(self) -> None:
        import_string("mentoring.enrolment.enrol")()
