from django.apps import AppConfig


class SuppressionConfig(AppConfig):
    name = "community.suppression"
    label = "suppression"
    verbose_name = "Suppression"
