"""A real Chromium for the report's tests. Without one these tests fail; they never skip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dev import installed_browser

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)


@dataclass
class Visit:
    """A page opened from a file, with what it asked the network for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def violations(self, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
        """What axe finds wrong with the page as it stands: `rule: help (selector, selector)`.

        Args:
            only: The rules to try; all by default.
            without: Rules left out.
        """
        # Without the first line every element that passes is written out and handed over, which takes most of the time.
        options: dict[str, Any] = {
            "resultTypes": ["violations"],
            "rules": {name: {"enabled": False} for name in without},
        }
        if only:
            options["runOnly"] = list(only)
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{rule['id']}: {rule['help']} ({', '.join(str(node['target'][0]) for node in rule['nodes'])})"
            for rule in found
        ]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=installed_browser(), args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Opens HTML text, or a file, offline: `visit(html, width=390, scripts=False, media="print")`."""
    contexts: list[BrowserContext] = []

    def open_page(
        document: str | Path, *, width: int = 1280, height: int = 900, scripts: bool = True, **options: Any
    ) -> Visit:
        if isinstance(document, str):
            path = tmp_path / f"page-{len(contexts)}.html"
            path.write_text(document, encoding="utf-8")
        else:
            path = document
        media = options.pop("media", None)
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, offline=True, **options
        )
        contexts.append(context)
        opened = Visit(context.new_page())
        own = path.resolve().as_uri()
        opened.page.on("request", lambda request: opened.requests.append(request.url) if request.url != own else None)
        opened.page.on("pageerror", lambda error: opened.problems.append(str(error)))
        opened.page.on(
            "console",
            lambda message: opened.problems.append(message.text) if message.type in ("error", "warning") else None,
        )
        if media:
            opened.page.emulate_media(media=media)
        opened.page.goto(own)
        return opened

    yield open_page
    for context in contexts:
        context.close()
