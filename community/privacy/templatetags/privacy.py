"""For any page: ``{% last_deletion_run %}``, and ``{% notice "contact" %}`` where it matters."""

from django import template
from django.utils import timezone

from community.privacy.actions.notices import Said, say
from community.privacy.moments import Moment
from community.privacy.rules.notices import lead_and_rest
from community.privacy.rules.runs import DeletionRun, deletion_run

register = template.Library()


@register.inclusion_tag("privacy/_last_run.html")
def last_deletion_run() -> dict[str, DeletionRun]:
    return {"run": deletion_run(timezone.now())}


@register.inclusion_tag("privacy/_notice_words.html")
def notice_words(moment: str) -> dict[str, Said]:
    """The same without a frame."""
    return notice(moment)


@register.inclusion_tag("privacy/_notice.html")
def notice(moment: str) -> dict[str, Said]:
    return {"said": say(Moment(moment))}


@register.filter
def lead(said: Said) -> str:
    """What is seen at once."""
    return lead_and_rest(said.short)[0]


@register.filter
def rest(said: Said) -> str:
    """What stands behind *More*; often nothing."""
    return lead_and_rest(said.short)[1]
