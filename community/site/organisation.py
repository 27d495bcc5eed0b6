"""Who runs this site, and where its menus lead: everything the editor decides for every page.

``furniture()`` is what templates see. It is read from the database once and then kept: in the
shared cache until something is published, and for a few seconds in the process itself, so that an
answering page pays nothing for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, ClassVar

from django.core.cache import cache, caches
from django.db import DatabaseError, models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from community.cms.blocks import LinkBlock
from community.site.blocks import HelpLineBlock
from community.site.help_lines import DEFAULT_LINES

KEY = "site-furniture"
NAME = "Community platform"


class Accent(models.TextChoices):
    """Tested for contrast in light and dark: tests/unit/site/test_tokens.py."""

    INK = "ink", "Ink blue"
    BERRY = "berry", "Berry"
    FOREST = "forest", "Forest"
    BRICK = "brick", "Brick"


@register_setting(icon="home", order=1)
class SiteSettings(BaseGenericSetting):
    name = models.CharField(
        max_length=80, default=NAME, help_text="The name of the network, as people say it."
    )
    tagline = models.CharField(max_length=100, blank=True)
    accent = models.CharField(
        "colour",
        max_length=10,
        choices=Accent,
        default=Accent.INK,
        help_text="Every choice is readable in light and in dark.",
    )
    contact_email = models.EmailField("e-mail for the public", blank=True)
    contact_words = models.TextField(
        blank=True,
        max_length=300,
        help_text="How else to reach you: address, opening hours, telephone.",
    )

    help_lines = StreamField(
        [("line", HelpLineBlock())],
        blank=True,
        verbose_name="help numbers",
        help_text="On the page of help. Leave it empty to show the national numbers.",
    )

    panels: ClassVar = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline"), FieldPanel("accent")], "Look"),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("contact_words")], "Contact"),
        FieldPanel("help_lines"),
    ]

    class Meta:
        verbose_name = "organisation"


class ColumnBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=40)
    links = blocks.ListBlock(LinkBlock(), min_num=1)

    class Meta:
        icon = "list-ul"


@register_setting(icon="bars", order=2)
class Menus(BaseGenericSetting):
    main = StreamField(
        [("link", LinkBlock())],
        blank=True,
        max_num=6,
        help_text="At the top of each page, in this order. Five or fewer are easiest to read.",
    )
    footer = StreamField(
        [("column", ColumnBlock())],
        blank=True,
        max_num=3,
        help_text="At the bottom of each page.",
    )

    panels: ClassVar = [FieldPanel("main"), FieldPanel("footer")]

    class Meta:
        verbose_name = "menus"


def help_lines() -> list[Mapping[str, Any]]:
    """The numbers of the settings, or the national ones; danger comes first."""
    settings = SiteSettings.objects.first()
    own = [block.value for block in settings.help_lines] if settings else []
    return sorted(own or DEFAULT_LINES, key=lambda line: not line["urgent"])


def _plain(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """As a cache can keep it, with what an editor's block works out by itself."""
    worked_out = {name: getattr(line, name) for name in ("call", "text_to") if hasattr(line, name)}
    return {**line, **worked_out}


@dataclass(frozen=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True)
class Column:
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Furniture:
    name: str = NAME
    tagline: str = ""
    accent: str = Accent.INK.value
    contact_email: str = ""
    contact_words: str = ""
    navigation: tuple[Link, ...] = ()
    footer: tuple[Column, ...] = ()
    help_lines: tuple[Mapping[str, Any], ...] = DEFAULT_LINES

    @cached_property
    def mark(self) -> str:
        """Another one whenever a menu or a name has changed: for keeping what is made of them."""
        shown = (self.name, self.tagline, self.contact_email, self.navigation, self.footer)
        return sha256(repr(shown).encode()).hexdigest()[:16]


def _links(values: Any) -> tuple[Link, ...]:
    """Links that lead somewhere: an unpublished page is left out rather than shown broken."""
    return tuple(
        Link(title=value.words, url=value.href)
        for value in values
        if value.href and not (value.get("page") and not value["page"].live)
    )


def build() -> Furniture:
    settings = SiteSettings.objects.first() or SiteSettings()
    menus = Menus.objects.first() or Menus()
    return Furniture(
        name=settings.name,
        tagline=settings.tagline,
        accent=settings.accent,
        contact_email=settings.contact_email,
        contact_words=settings.contact_words,
        navigation=_links(block.value for block in menus.main),
        footer=tuple(
            Column(title=block.value["title"], links=_links(block.value["links"]))
            for block in menus.footer
        ),
        help_lines=tuple(map(_plain, help_lines())),
    )


def furniture() -> Furniture:
    near = caches["process"]
    kept: Furniture | None = near.get(KEY)
    if kept is None:
        try:
            kept = cache.get(KEY) or _build_and_keep()
        except DatabaseError:
            return Furniture()  # an error page must still come out when the database is away
        near.set(KEY, kept)
    return kept


def _build_and_keep() -> Furniture:
    built = build()
    cache.set(KEY, built, 3600)
    return built


def forget_furniture(**_: Any) -> None:
    """Something that menus show has changed."""
    caches["process"].delete(KEY)
    cache.delete(KEY)
