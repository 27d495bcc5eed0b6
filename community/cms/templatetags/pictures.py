"""Pictures in templates: nothing at all where a picture may not be shown."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import SourceImageIOError

from community.cms.models import CommunityImage

register = template.Library()


@register.simple_tag
def picture(
    image: CommunityImage | None, spec: str, *, alt: str | None = None, **attributes: Any
) -> SafeString:
    """``{% picture page.listing_image "fill-640x360" alt="" class="card__picture" %}``.

    Without ``alt`` the picture's own description is read out. Consent that has ended, or a file
    that has gone, leaves nothing behind: no frame, no broken icon.
    """
    if image is None or not image.may_be_shown():
        return SafeString("")
    try:
        rendition = image.get_rendition(spec)
    except SourceImageIOError:
        return SafeString("")
    words = image.description if alt is None else alt
    attributes = {"loading": "lazy", "decoding": "async", **attributes}
    extra = format_html_join("", ' {}="{}"', attributes.items())
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}"{}>',
        rendition.url,
        rendition.width,
        rendition.height,
        words,
        extra,
    )
