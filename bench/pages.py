"""What a cheap phone loads: bytes on the wire, requests, and when the largest part is painted.

Chromium with a narrow window, a processor four times slower and a slow 4G line.
"""

import os
import shutil

from playwright.sync_api import CDPSession, sync_playwright

from bench.servers import Server

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PAGES = [
    ("first visit to a consultation", "/consultations/bench/", 45, 8),
    ("a question page after it", "/consultations/bench/answer/1/", 10, 8),
    ("home", "/", 100, 10),
    ("results", "/consultations/trusted-adults/results/", 45, 8),
]
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
LCP = """() => new Promise(done => new PerformanceObserver(
  list => done(list.getEntries().at(-1).startTime)
).observe({type: "largest-contentful-paint", buffered: true}))"""


def watch(session: CDPSession) -> list[float]:
    seen: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: seen.append(event["encodedDataLength"]))
    return seen


def measure(base: str, chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 360, "height": 720}).new_page()
        session = page.context.new_cdp_session(page)
        seen = watch(session)
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        for name, path, kilobytes, requests in PAGES:
            seen.clear()
            page.goto(base + path, wait_until="networkidle")
            size, painted = sum(seen) / 1000, page.evaluate(LCP)
            fine = size <= kilobytes and len(seen) <= requests
            print(
                f"  {name:<32}{size:6.1f} kB in {len(seen)} requests "
                f"(budget {kilobytes} kB, {requests}: {'ok' if fine else 'MISSED'}), "
                f"largest paint {painted:.0f} ms"
            )
        browser.close()


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    if not chromium:
        print("  no Chromium here: set CHROMIUM to measure pages")
        return
    server = Server("community.wsgi:application", dict(os.environ))
    try:
        measure(f"http://localhost:{server.port}", chromium)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
