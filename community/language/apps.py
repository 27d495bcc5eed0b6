from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "community.language"
    label = "language"
    verbose_name = "Language"
