from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "community.site"
    label = "site"
    verbose_name = "Site"
