from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "community.cms"
    label = "cms"
    verbose_name = "Content"
