"""A site with demo content on a free port, and what attacks it.

Everything goes to 127.0.0.1 alone, is bounded in time, and ends with this command.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180  # seconds until the site answers
# Who attacks from within, and what they would end their own attack by.
PARTS = ("lead", "safeguarding")
LEAVING = ("/account/logout/", "/leave/", "/my/data/erase/")
MODULES = (
    "sql,xss,permanentxss,exec,file,crlf,redirect,ssrf,ssti,xxe,timesql,csrf,methods,cookieflags"
)
SECONDS = int(os.environ.get("SCAN_SECONDS", "240"))  # wapiti may look for pages
# What wapiti says, and why it is none: (category, part of the address) -> reason.
EXPLAINED = {
    (
        "Secure Flag cookie",
        "/",
    ): "the site is scanned over http; production sets it (integration/security)",
}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment(folder: Path, port: int) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DEBUG": "on",
        "REQUIRE_MFA": "off",  # the tools have no second step
        "PORT": str(port),
        "LOG_LEVEL": "ERROR",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": "memorymail://",
    }


def wait_for(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The site did not start.")


@contextmanager
def running_site() -> Iterator[tuple[str, dict[str, str]]]:
    with tempfile.TemporaryDirectory() as name:
        port = free_port()
        env = environment(Path(name), port)
        log = (ROOT / "var" / "scan-site.log").open("wb")
        child = subprocess.Popen(
            [sys.executable, "scripts/serve.py"],
            cwd=ROOT,
            env=env,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}", env
        finally:
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
            log.close()
            print("  What the site said meanwhile: var/scan-site.log")


SIGN_IN = """
from django.conf import settings
from django.test import Client
from community.people.models import User
client, person = Client(), User.objects.get(email="{part}@demo.example")
client.force_login(person, settings.AUTHENTICATION_BACKENDS[-1])
print(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def session_of(part: str, env: dict[str, str]) -> str:
    """ "name=value" of a session cookie of somebody in the demo."""
    command = [sys.executable, "manage.py", "shell", "-c", SIGN_IN.format(part=part)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return "=".join(done.stdout.split()[-2:])


def cookie_file(folder: Path, cookie: str) -> Path:
    """In wapiti's own form; unlike a fixed header it goes on with the site's other cookies."""
    name, _, value = cookie.partition("=")
    about = {"version": 0, "value": value, "expires": None, "secure": False, "port": None}
    file = folder / "cookies.json"
    file.write_text(json.dumps({"127.0.0.1": {"/": {name: about}}}))
    return file


def is_signed_in(url: str, cookie: str) -> bool:
    """A scan as somebody is worth nothing when they were never let in."""
    request = urllib.request.Request(f"{url}/my/", headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return bool(answer.url == f"{url}/my/")


def schemathesis(tools: Path, url: str) -> bool:
    print("• schemathesis", flush=True)
    command = [
        *(str(tools / "schemathesis"), "run", f"{url}/api/v1/openapi.json", "--checks", "all"),
        *("--max-examples", "50", "--workers", "1", "--no-color", "--max-failures", "20"),
        # Which answers fit is said by the questions of each consultation, not by the document.
        *("--exclude-checks", "positive_data_acceptance"),
    ]
    return subprocess.run(command, cwd=tempfile.gettempdir()).returncode == 0


def wapiti(url: str, cookie: str, who: str) -> bool:
    print(f"• wapiti as {who}", flush=True)
    if cookie and not is_signed_in(url, cookie):
        raise SystemExit("The demo account could not be signed in.")
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        command = [
            *(str(ROOT / ".venv-wapiti" / "bin" / "wapiti"), "-u", f"{url}/", "--scope", "folder"),
            *("-m", MODULES, "-f", "json", "-o", str(report), "--flush-session", "--no-bugreport"),
            *("--max-scan-time", str(SECONDS), "--max-attack-time", str(SECONDS // 8)),
            *("--store-session", name, "--max-files-per-dir", "60", "--tasks", "4", "-v", "0"),
        ]
        for address in LEAVING:
            command += ["-x", f"{url}{address}"]
        if cookie:
            command += ["-c", str(cookie_file(Path(name), cookie))]
        longest = SECONDS * (2 + len(MODULES.split(",")) / 8)
        subprocess.run(command, cwd=name, timeout=longest, stdout=subprocess.DEVNULL)
        return tell(json.loads(report.read_text()), who)


def tell(report: dict[str, Any], who: str) -> bool:
    """Whether all that was found is explained."""
    pages, open_findings = report["infos"].get("crawled_pages_nbr"), 0
    for category, findings in report["vulnerabilities"].items():
        for one in findings:
            reason = next(
                (
                    why
                    for (kind, part), why in EXPLAINED.items()
                    if kind == category and part in one["path"]
                ),
                "",
            )
            open_findings += not reason
            print(f"  {category}: {one['method']} {one['path']}: {reason or one['info']}")
    anomalies = [one for kind in report["anomalies"].values() for one in kind]
    for one in anomalies:
        print(f"  anomaly: {one['method']} {one['path']} {one['info'][:120]}")
    print(
        f"  {pages} pages, {open_findings} findings as {who}, {len(anomalies)} anomalies",
        flush=True,
    )
    return not open_findings and not anomalies


def scan_site(tools: Path) -> list[bool]:
    with running_site() as (url, env):
        results = [schemathesis(tools, url), wapiti(url, "", "a visitor")]
        for part in PARTS:
            results.append(wapiti(url, session_of(part, env), part))
    return results
