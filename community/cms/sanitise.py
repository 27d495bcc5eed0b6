"""The only place that decides which HTML of an editor reaches a reader (trust H1).

bleach takes apart and rewrites; nh3 is the gate behind it, with the same short list. Both the text
that is stored and the text that is shown pass through here. What people answer is plain text and
never comes this way.
"""

import re
from functools import lru_cache

import bleach
import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = frozenset(
    {"p", "br", "strong", "b", "em", "i", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote"}
)
SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})
# No control characters: a browser leaves them out, and reads another address.
ADDRESS = re.compile(
    r"^(https?://|mailto:|tel:|sms:|/(?![/\\])|#)[^\x00-\x1f\x7f]*\Z", re.IGNORECASE
)
# How Wagtail stores a link to a page or a document.
STORED = {"linktype": re.compile(r"^(page|document)$"), "id": re.compile(r"^\d{1,18}$")}


def _allowed(tag: str, name: str, value: str) -> bool:
    return tag == "a" and name == "href" and bool(ADDRESS.match(value))


def _allowed_stored(tag: str, name: str, value: str) -> bool:
    if tag == "a" and name in STORED:
        return bool(STORED[name].match(value))
    return _allowed(tag, name, value)


def _gate(tag: str, name: str, value: str) -> str | None:
    return value if _allowed(tag, name, value) else None


def _gate_stored(tag: str, name: str, value: str) -> str | None:
    return value if _allowed_stored(tag, name, value) else None


@lru_cache(maxsize=512)
def clean(html: str) -> SafeString:
    """HTML for readers: the short list of tags, addresses that lead somewhere harmless."""
    once = bleach.clean(html, tags=TAGS, attributes={"a": _allowed}, protocols=SCHEMES, strip=True)
    twice = nh3.clean(
        once,
        tags=set(TAGS),
        attributes={"a": {"href"}},
        attribute_filter=_gate,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return mark_safe(twice)  # noqa: S308  # this is the gate


def clean_stored(html: str) -> str:
    """HTML as the editor stores it: links to pages and documents keep their numbers."""
    once = bleach.clean(
        html, tags=TAGS, attributes={"a": _allowed_stored}, protocols=SCHEMES, strip=True
    )
    return nh3.clean(
        once,
        tags=set(TAGS),
        attributes={"a": {"href", "linktype", "id"}},
        attribute_filter=_gate_stored,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
