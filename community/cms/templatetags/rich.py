"""Rich text in templates: expanded, then sanitised once more."""

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText, expand_db_html

from community.cms.sanitise import clean

register = template.Library()


@register.filter
def rich(value: str | Promise | RichText | None) -> SafeString:
    """``{{ page.body|rich }}`` for a RichTextField: never use ``|richtext`` or ``|safe``."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return clean(expand_db_html(source)) if source else SafeString("")
