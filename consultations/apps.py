from django.apps import AppConfig
from django.utils.module_loading import import_string


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = "Consultations"

    def ready(self) -> None:
        import_string("consultations.enrolment.enrol")()
        import_string("consultations.sign_off_enrolment.enrol")()
        import_string("consultations.signals.connect")()
