"""Ids that name something which is not there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project, vendor_path


def baseline(project: Project) -> Iterable[Diagnostic]:
    """A baseline that is no option of the workspace."""
    name = project.settings.baseline
    if name in project.vendors or vendor_path(name) in project.unread:
        return
    near = get_close_matches(name, project.vendors, 1)
    hint = (
        f"Did you mean {near[0]}?" if near else f"Add {vendor_path(name)}, or name one of {', '.join(project.vendors)}"
    )
    yield found("unknown-vendor", project.documents[FILE], ("baseline",), f"there is no option {name}", hint)
