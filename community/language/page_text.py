"""All words of a page that somebody reads on it: its title, its text fields, every block."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from community.language.plain_text import plain_text

# Names, codes and addresses that editors fill in and nobody reads as text; and conditions, which
# repeat the words of other blocks.
LEFT_OUT = frozenset({"key", "value", "address", "website", "show_if", "dpia_reference"})


def text_of(page: Page) -> str:
    """Plain text, each field and block apart from the next; as it stands in this very object."""
    texts = [page.title, *(text for field in _own_fields(page) for text in _of_field(page, field))]
    return "\n\n".join(text.strip() for text in texts if text.strip())


def _own_fields(page: Page) -> Iterator[Any]:
    for field in page._meta.get_fields():
        concrete = getattr(field, "concrete", False) and field.model is not Page
        if concrete and field.editable and field.name not in LEFT_OUT and not field.choices:
            yield field


def _of_field(page: Page, field: Any) -> Iterator[str]:
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        yield from _of_block(field.stream_block, value)
    elif isinstance(field, RichTextField):
        yield plain_text(value or "")
    elif isinstance(field, models.CharField | models.TextField) and not isinstance(
        field, models.SlugField | models.URLField | models.EmailField
    ):
        yield value or ""


def _of_block(block: Any, value: Any) -> Iterator[str]:
    """Depth first, in the order of the page."""
    if isinstance(block, StreamBlock):
        for child in value:
            yield from _of_block(child.block, child.value)
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if name not in LEFT_OUT:
                yield from _of_block(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            yield from _of_block(block.child_block, item)
    elif isinstance(block, RichTextBlock):
        yield plain_text(value.source if value else "")
    elif isinstance(block, CharBlock | TextBlock):
        yield value or ""
