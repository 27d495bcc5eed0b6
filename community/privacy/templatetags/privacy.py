"""For any public page: ``{% last_deletion_run %}``."""

from django import template
from django.utils import timezone

from community.privacy.rules.runs import DeletionRun, deletion_run

register = template.Library()


@register.inclusion_tag("privacy/_last_run.html")
def last_deletion_run() -> dict[str, DeletionRun]:
    return {"run": deletion_run(timezone.now())}
