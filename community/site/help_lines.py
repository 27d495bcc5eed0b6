"""The numbers that answer when nothing else does.

They stand in code, so that the page works before an editor has written one, and after somebody has
deleted it. Editors replace them with blocks of their own.
"""

from collections.abc import Mapping
from typing import Any

from community.site.blocks import digits


def _line(
    name: str, summary: str, *, telephone: str = "", text: tuple[str, str] = ("", ""), **more: Any
) -> Mapping[str, Any]:
    number, words = text
    return {
        "name": name,
        "summary": summary,
        "telephone": telephone,
        "call": f"tel:{digits(telephone)}" if telephone else "",
        "text_number": number,
        "text_words": words,
        "text_to": f"sms:{digits(number)}" if number else "",
        "website": "",
        "hours": "",
        "urgent": False,
        **more,
    }


DEFAULT_LINES: tuple[Mapping[str, Any], ...] = (
    _line(
        "999",
        "If somebody is hurt or in danger right now. If you cannot speak, stay on the line and "
        "press 55 when you are asked.",
        telephone="999",
        hours="Always",
        urgent=True,
    ),
    _line(
        "Childline",
        "For anyone under 19, about anything at all. It is free and private.",
        telephone="0800 1111",
        website="https://www.childline.org.uk/",
        hours="Day and night",
    ),
    _line(
        "Shout",
        "Text with a trained volunteer when you cannot cope, or cannot talk out loud.",
        text=("85258", "SHOUT"),
        website="https://giveusashout.org/",
        hours="Day and night",
    ),
    _line(
        "Samaritans",
        "Somebody to listen, whatever you are going through.",
        telephone="116 123",
        website="https://www.samaritans.org/",
        hours="Day and night",
    ),
    _line(
        "Fearless",
        "Tell what you know about a crime without saying who you are. Part of Crimestoppers, "
        "for young people.",
        telephone="0800 555 111",
        website="https://crimestoppers-uk.org/fearless",
        hours="Day and night",
    ),
    _line(
        "Police, not an emergency",
        "To report something that is not happening right now.",
        telephone="101",
        hours="Day and night",
    ),
)
