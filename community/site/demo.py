"""The demo organisation: its look, its menus, its pages. Safe to run again; edits are kept."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page, Site

from community.cms.models import CommunityImage, Priority
from community.site import demo_pictures, demo_texts
from community.site.models import (
    GetHelpPage,
    HomePage,
    Menus,
    NewsIndexPage,
    NewsPage,
    PrioritiesPage,
    SiteSettings,
    StandardPage,
)

PICTURES = {
    "river": (demo_pictures.river, "Houses by a river at dusk, with light in the windows"),
    "park": (demo_pictures.park, "Three people walking through a park in the sun"),
    "lamps": (demo_pictures.lamps, "Two people on a path at night, under street lamps that work"),
    "circle": (demo_pictures.circle, "Eight people sitting in a circle, drawn from above"),
}


def picture(name: str) -> CommunityImage:
    scene, description = PICTURES[name]
    title = f"Demo drawing: {name}"
    found: CommunityImage | None = CommunityImage.objects.filter(title=title).first()
    return found or CommunityImage.objects.create(
        title=title,
        description=description,
        shows_person="no",
        file=demo_pictures.draw_file(scene),
    )


def page(parent: Page, kind: type[Page], slug: str, **fields: Any) -> Page:
    """The page of that name below ``parent``: made once, then left to the editors."""
    found = parent.get_children().filter(slug=slug).first()
    if found is not None:
        return found.specific
    made = parent.add_child(instance=kind(slug=slug, **fields))
    made.save_revision().publish()
    return made


def seed_home() -> HomePage:
    home: HomePage = HomePage.objects.get()
    if home.poster == "Welcome":
        home.title = demo_texts.NAME
        home.poster = "Say what it is like. See what changes."
        home.summary = (
            "Violence can be prevented, and nobody knows how better than the people who live here. "
            "Tell us what you see, and hold us to what we promise."
        )
        home.picture = picture("river")
        home.links = [
            ("link", {"title": "Have your say", "page": None, "address": "/consultations/"}),
            ("link", {"title": "What we work on", "page": None, "address": "/priorities/"}),
        ]
        home.body = demo_texts.HOME
        home.save_revision().publish()
    address = urlsplit(settings.SITE_URL)
    Site.objects.filter(is_default_site=True).update(
        site_name=demo_texts.NAME,
        hostname=address.hostname or "localhost",
        port=address.port or (443 if address.scheme == "https" else 80),
    )
    Site.clear_site_root_paths_cache()
    return home


def seed_news(home: HomePage) -> Page:
    index = page(
        home,
        NewsIndexPage,
        "news",
        title="News",
        summary="What happened, what changed, and what did not.",
    )
    for item in demo_texts.NEWS:
        made = page(
            index,
            NewsPage,
            item["slug"],
            title=item["title"],
            summary=item["summary"],
            date=timezone.localdate() - timedelta(days=item["days_ago"]),
            listing_image=picture(item["picture"]),
            body=item["body"],
        )
        if not made.priorities.exists():
            made.priorities = Priority.objects.filter(slug__in=item["priorities"])
            made.save()
    return index


def seed_pages() -> None:
    home = seed_home()
    about = page(
        home,
        StandardPage,
        "about",
        title="About us",
        summary="Who we are, and why we ask so many questions.",
        body=demo_texts.ABOUT,
    )
    priorities = page(
        home,
        PrioritiesPage,
        "priorities",
        title="What we work on",
        summary="Seven things that make violence less likely. None of them works alone.",
        body=demo_texts.PRIORITIES,
    )
    news = seed_news(home)
    page(home, GetHelpPage, "help-now", title="Get help now", body=demo_texts.HELP)
    privacy = page(
        home,
        StandardPage,
        "privacy",
        title="Your privacy",
        summary="What we keep, why, who sees it and when it goes.",
        body=demo_texts.PRIVACY,
    )
    accessibility = page(
        home,
        StandardPage,
        "accessibility",
        title="Accessibility",
        summary="What works for whom here, and what to do when it does not.",
        body=demo_texts.ACCESSIBILITY,
    )
    seed_organisation()
    seed_menus([about, priorities, news], [privacy, accessibility])


def seed_organisation() -> None:
    found = SiteSettings.load()
    if found.name != SiteSettings._meta.get_field("name").default:
        return
    found.name, found.tagline = demo_texts.NAME, demo_texts.TAGLINE
    found.contact_email = demo_texts.EMAIL
    found.save()


def link(target: Page | str, title: str = "") -> dict[str, Any]:
    page = None if isinstance(target, str) else target
    return {"title": title, "page": page, "address": target if page is None else ""}


def seed_menus(main: list[Page], small_print: list[Page]) -> None:
    menus = Menus.load()
    if menus.main:
        return
    take_part = ("link", link("/consultations/", "Have your say"))
    menus.main = [take_part, *(("link", link(page)) for page in main)]
    menus.footer = [
        (
            "column",
            {
                "title": "For you",
                "links": [
                    link("/help-now/", "Get help now"),
                    link("/my-answer/", "Come back to my answer"),
                    link("/my/data/", "What we hold about you"),
                ],
            },
        ),
        ("column", {"title": "Small print", "links": [link(page) for page in small_print]}),
    ]
    menus.save()
