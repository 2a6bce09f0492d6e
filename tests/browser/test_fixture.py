"""The browser fixture itself: it sees what a bad page does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

BAD = """<!doctype html><html><head><title>t</title></head>
<body><img src="https://example.org/a.png"><script>throw new Error("broken")</script></body></html>"""


def test_a_visit_sees_requests_script_errors_and_accessibility_faults(visit: Callable[..., Any]) -> None:
    visited = visit(BAD)
    assert "https://example.org/a.png" in visited.requests
    assert any("broken" in problem for problem in visited.problems)
    assert any(fault.startswith("image-alt:") for fault in visited.violations())
    assert any(fault.startswith("html-has-lang:") for fault in visited.violations())


def test_a_visit_without_scripts_runs_none(visit: Callable[..., Any]) -> None:
    visited = visit(
        "<p id=a>before</p><script>document.getElementById('a').textContent = 'after'</script>", scripts=False
    )
    assert visited.page.inner_text("#a") == "before"
