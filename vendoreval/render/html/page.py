"""The whole page: sections prepared, templates filled, styles and script let in by their hashes alone."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from vendoreval.evaluation import Evaluation
from vendoreval.render.html.charts.palette import INKS, dark_rules
from vendoreval.render.html.charts.svg import FONTS
from vendoreval.render.html.names import Named
from vendoreval.render.html.sections import SECTIONS
from vendoreval.render.html.words import breakable
from vendoreval.render.visible import visible


@dataclass(frozen=True, slots=True)
class Part:
    """One section as the page's template needs it."""

    key: str
    title: str
    template: str
    content: Any


def render(evaluation: Evaluation) -> str:
    """The evaluation as one HTML page."""
    named = Named(evaluation)
    parts = [
        Part(section.key, section.title, f"{section.key}.html.j2", content)
        for section in SECTIONS
        if (content := section.prepare(named)) is not None
    ]
    style, script = _style(), _source("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=evaluation.title,
            parts=parts,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
        )
    )


def policy(style: str, script: str) -> str:
    """The content security policy: nothing from anywhere, but this style sheet and this script."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Escapes everything, also in templates whose names do not end in .html; a misspelt name is an error.

    What could hide or turn text round is made visible here, for every text from every file.
    """
    environment = Environment(
        loader=PackageLoader("vendoreval.render.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["breakable"] = breakable
    return environment


def _shown(value: object) -> object:
    """The value as written: plain text with its control characters made visible, markup of our own as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _source(name: str) -> str:
    """A file beside the templates, as it stands."""
    environment = _environment()
    if environment.loader is None:
        raise AssertionError("the environment has a loader")
    return environment.loader.get_source(environment, name)[0]


def _style() -> str:
    """The style sheet, with the palette's inks as its colours for a light page and a dark one."""
    light = "".join(f"--{name}:{colours[0]};" for name, colours in INKS.items())
    dark = "".join(f"--{name}:{colours[1]};" for name, colours in INKS.items())
    return (
        f":root{{--fonts:{FONTS};{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}{dark_rules()}}}\n"
        f"{_source('page.css')}"
    )
