"""Takes out of a log line what could say who somebody is or what they wrote.

Lines are written for operators: what happened, where, what kind of error. So of a traceback only
the places stay (file, line, function) and the kind of error: its words, and the source lines, may
quote anything. Addresses lose their query strings; e-mail and IP addresses, and long tokens in
paths, are struck out wherever they stand.
"""

import re
from collections.abc import MutableMapping
from ipaddress import ip_address
from typing import Any

STRUCK = "[…]"

# A request hangs on Django's own lines; it would be printed with its whole address.
_DROPPED = ("request", "user", "socket", "sinfo", "args", "sql", "params", "body", "headers")
# Celery's line about a task that failed ends in the words of the error.
_QUOTING = frozenset({"celery.app.trace"})
_QUOTED = re.compile(r"(?<=raised unexpected).*", re.DOTALL)
_PATTERNS = (
    (re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)*"), STRUCK),
    (re.compile(r"\?[^\s\"'<>]*=[^\s\"'<>]*"), "?" + STRUCK),
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\.)"), STRUCK),
    (re.compile(r"(?<=/)[A-Za-z0-9_-]{24,}(?=/|\s|$|[\"'])"), STRUCK),
)
_MAYBE_IPV6 = re.compile(r"(?<![\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\w:])")
_PLACE = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<where>.+)$')
_KIND = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(?::|$)")


def scrub(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor."""
    for name in _DROPPED:
        event.pop(name, None)
    if event.get("logger") in _QUOTING:
        event["event"] = _QUOTED.sub("", str(event.get("event", "")))
    for name, value in event.items():
        if name in ("exception", "stack", "stack_info"):
            event[name] = places(str(value))
        elif name != "timestamp":
            event[name] = struck(value)
    return event


def struck(value: Any) -> Any:
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, dict):
        return {key: struck(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [struck(item) for item in value]
    text = str(value)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return _MAYBE_IPV6.sub(_without_ipv6, text)


def _without_ipv6(found: re.Match[str]) -> str:
    """A time of day has colons too."""
    try:
        ip_address(found[0])
    except ValueError:
        return found[0]
    return STRUCK


def places(traceback: str) -> str:
    """ "community/outbox/actions.py:97 deliver; …; ConnectionError": where, and what kind."""
    steps: list[str] = []
    for line in traceback.splitlines():
        if place := _PLACE.match(line):
            file = "/".join(place["file"].rsplit("/", 3)[-3:])
            steps.append(f"{file}:{place['line']} {place['where']}")
        elif steps and (kind := _KIND.match(line)):
            steps.append(kind["kind"])
    return "; ".join(steps)
