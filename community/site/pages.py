"""The page types that the site itself has."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from community.cms.blocks import BodyBlock, LinkBlock
from community.cms.caching import SharedPage
from community.cms.models import BasePage
from community.cms.visibility import public_only
from community.language.panels import ReadabilityPanel
from community.site import whats_on
from community.site.blocks import HelpLineBlock
from community.site.organisation import help_lines

NEWS_ON_A_PAGE = 10


class HomePage(SharedPage, BasePage):
    poster = models.CharField(
        max_length=80, help_text="The first thing people read. Short, warm and true."
    )
    picture = models.ForeignKey(
        "cms.CommunityImage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    links = StreamField([("link", LinkBlock())], blank=True, max_num=2)
    open_title = models.CharField("title above what is open", max_length=80, default="Open now")
    body = StreamField(BodyBlock(), blank=True)
    show_news = models.BooleanField(default=True)

    template = "site/home_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    content_panels: ClassVar = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("poster"),
                FieldPanel("summary"),
                FieldPanel("picture"),
                FieldPanel("links"),
            ],
            heading="The poster",
        ),
        FieldPanel("open_title"),
        FieldPanel("body"),
        FieldPanel("show_news"),
        ReadabilityPanel(),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["open_now"] = whats_on.open_now()
        context["news"] = NewsPage.latest(3) if self.show_news else []
        return context


class StandardPage(SharedPage, BasePage):
    body = StreamField(BodyBlock(), blank=True)

    template = "site/standard_page.html"
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    content_panels: ClassVar = [
        *Page.content_panels,
        *BasePage.about_panels,
        FieldPanel("body"),
        ReadabilityPanel(),
        *BasePage.tag_panels,
    ]


class NewsIndexPage(SharedPage, BasePage):
    template = "site/news_index_page.html"
    subpage_types: ClassVar = ["site.NewsPage"]
    max_count = 1
    content_panels: ClassVar = [*Page.content_panels, *BasePage.about_panels]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["page_obj"] = whats_on.page_of(
            NewsPage.newest_first().child_of(self), request, size=NEWS_ON_A_PAGE
        )
        return context


def today() -> Any:
    return timezone.localdate()


class NewsPage(SharedPage, BasePage):
    date = models.DateField(default=today)
    body = StreamField(BodyBlock(), blank=True)

    template = "site/news_page.html"
    parent_page_types: ClassVar = ["site.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar = [*BasePage.search_fields, index.SearchField("body")]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("date"),
        *BasePage.about_panels,
        FieldPanel("body"),
        ReadabilityPanel(),
        *BasePage.tag_panels,
    ]

    @classmethod
    def newest_first(cls) -> Any:
        return (
            public_only(cls.objects.filter(date__lte=timezone.localdate()))
            .select_related("listing_image")
            .order_by("-date", "-pk")
        )

    @classmethod
    def latest(cls, number: int) -> Any:
        return cls.newest_first()[:number]


class GetHelpPage(SharedPage, BasePage):
    """Also served at /help-now/ wherever it stands, and without it from the numbers in code."""

    lines = StreamField([("line", HelpLineBlock())], blank=True)
    body = StreamField(BodyBlock(), blank=True)

    template = "site/get_help_page.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("lines"),
        FieldPanel("body"),
        ReadabilityPanel(),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        lines = [block.value for block in self.lines] or help_lines()
        context["lines"] = sorted(lines, key=lambda line: not line["urgent"])
        return context


class PrioritiesPage(SharedPage, BasePage):
    """What the network works on. Each priority has a page of its own below it."""

    body = StreamField(BodyBlock(), blank=True)

    template = "site/priorities_page.html"
    max_count = 1
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        ReadabilityPanel(),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["all_priorities"] = whats_on.priorities()
        return context
