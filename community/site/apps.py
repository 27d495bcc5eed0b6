from typing import Any

from django.apps import AppConfig
from django.core.checks import register
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class SiteConfig(AppConfig):
    name = "community.site"
    label = "site"
    verbose_name = "Site"

    def ready(self) -> None:
        import_string("community.site.enrolment.enrol")()
        check_production = import_string("community.site.checks.check_production")
        register(check_production, deploy=True)
        post_migrate.connect(make_cache_table, sender=self)


def make_cache_table(using: str, **_: Any) -> None:
    """So that a migrated database is a working one; does nothing where Redis is the cache."""
    call_command("createcachetable", database=using, verbosity=0)
