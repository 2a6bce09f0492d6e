"""A name that names nothing: the finding with the name that was most likely meant."""

from __future__ import annotations

from collections.abc import Collection

from vendoreval.diagnostic import Diagnostic, KeyPath
from vendoreval.project.catalogue import found
from vendoreval.project.wording import closest, listed, shortened
from vendoreval.project.yaml import Document

_MOST_NAMES = 8


def unknown(
    code: str,
    document: Document,
    keypath: KeyPath,
    noun: str,
    name: str,
    known: Collection[str],
    *,
    key: bool = False,
    otherwise: str = "Delete it",
    prefix: str = "",
) -> Diagnostic:
    """The finding that there is no `noun` called `name`.

    Args:
        code: The rule.
        document: Where the name stands.
        keypath: The keys that lead there.
        noun: What it should name, such as `criterion`.
        name: As written.
        known: What there is.
        key: Whether the name is a key.
        prefix: What stands before the name where it is written.
        otherwise: What to do where no known name is near and there are none, or too many, to list.
    """
    near = closest(name, known)
    if near is not None:
        hint = f"Write {prefix}{near}"
    elif 0 < len(known) <= _MOST_NAMES:
        hint = f"Write {prefix}{listed(sorted(known))}"
    else:
        hint = otherwise
    return found(code, document, keypath, f"there is no {noun} called {shortened(name)}", hint, key=key)
