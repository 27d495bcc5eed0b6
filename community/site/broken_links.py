"""Links of ours that lead nowhere: to pages deleted or taken down, to paths that do not exist.

Only our own addresses are followed, inside this process; nothing is fetched from other sites. Links
to other sites are listed, so that somebody can click through them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.models import Page, Site

from community.cms.models import BasePage
from community.site.organisation import Menus

LINKED_PAGE = re.compile(r'linktype="page" id="(\d+)"|"page": (\d+)')
ADDRESS = re.compile(r'(?:href="|"address": ")([^"]+)"')
STANDING = re.compile(r"^/(leave|help-now|search|my|account)(/|$)")


@dataclass(frozen=True)
class Finding:
    where: str
    edit: str
    address: str
    why: str


def _stored(source: BasePage | Menus) -> str:
    """All stored words of a page or of the menus, with quotes as they stand in HTML."""
    data: dict[str, Any] = (
        source.serializable_data()
        if isinstance(source, Page)
        else {"main": source.main.raw_data[:], "footer": source.footer.raw_data[:]}
    )
    bodies = [value for value in data.values() if isinstance(value, str)]
    texts = [body if body.startswith("[") else json.dumps(body) for body in bodies]
    lists = [json.dumps(value, default=str) for value in data.values() if isinstance(value, list)]
    return "\n".join([*texts, *lists]).replace('\\"', '"')


def _leads_to_page(path: str, site: Site | None) -> bool:
    if site is None:
        return False
    request = HttpRequest()
    request.path = path
    parts = [part for part in path.split("/") if part]
    try:
        site.root_page.localized.specific.route(request, parts)
    except Http404:
        return False
    return True


def leads_somewhere(path: str, site: Site | None) -> bool:
    bare = path.partition("?")[0].partition("#")[0]
    if not bare or STANDING.match(bare):
        return True
    try:
        match = resolve(bare)
    except Resolver404:
        return False
    return _leads_to_page(bare, site) if match.url_name == "wagtail_serve" else True


def _sources() -> Iterator[tuple[str, str, str]]:
    for page in Page.objects.live().filter(depth__gt=1).specific().iterator():
        if isinstance(page, BasePage):
            yield page.title, f"/cms/pages/{page.pk}/edit/", _stored(page)
    menus = Menus.objects.first()
    if menus is not None:
        yield "Menus", "/cms/settings/site/menus/", _stored(menus)


def _page_findings(where: str, edit: str, text: str, live: set[int]) -> Iterator[Finding]:
    numbers = {int(one or other) for one, other in LINKED_PAGE.findall(text)}
    for number in sorted(numbers - live):
        yield Finding(where, edit, f"page {number}", "The page was deleted or is not published.")


def find() -> tuple[list[Finding], list[Finding]]:
    """Broken links, and links to other sites for looking at by hand."""
    live = set(Page.objects.live().values_list("pk", flat=True))
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    broken: list[Finding] = []
    outside: list[Finding] = []
    for where, edit, text in _sources():
        broken.extend(_page_findings(where, edit, text, live))
        for address in sorted(set(ADDRESS.findall(text))):
            if address.startswith("/") and not leads_somewhere(address, site):
                broken.append(Finding(where, edit, address, "Nothing is at this address."))
            elif address.startswith(("http://", "https://")):
                outside.append(Finding(where, edit, address, ""))
    return broken, outside
