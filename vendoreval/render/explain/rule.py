"""A rule of the checks: why it exists, how to mend what it finds, and an example of each kind."""

from __future__ import annotations

from collections.abc import Mapping

from vendoreval.project.catalogue import Rule
from vendoreval.render.table import Paint, plain, wrapped
from vendoreval.render.visible import visible

_STYLES = {"error": "bad", "warning": "warn", "note": "faint"}


def explain_rule(rule: Rule, *, width: int | None = None, paint: Paint = plain) -> str:
    """The rule's entry as text, ending without a line end."""
    blocks = [
        [paint("strong", rule.title), f"{paint(_STYLES[rule.severity.value], rule.severity.value)}  {rule.code}"],
        wrapped(rule.why, width, "     ", first="Why  "),
        wrapped(rule.fix, width, "     ", first="Fix  "),
        *_examples("Faulty", rule.bad),
        *_examples("Sound", rule.good),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _examples(heading: str, examples: Mapping[str, str]) -> list[list[str]]:
    return [
        [f"{heading}, in the {kind} file:", *(f"    {visible(line)}" for line in text.splitlines())]
        for kind, text in examples.items()
    ]
