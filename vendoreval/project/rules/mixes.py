"""Mixed options: parts that exist, divide the work once, and are no mixes themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.model.buyer import Buyer
from vendoreval.project.model.mix import Part
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project, vendor_path
from vendoreval.project.wording import closest
from vendoreval.project.yaml import Document

_SLACK = 1e-6


def baseline(project: Project) -> Iterable[Diagnostic]:
    """A baseline made of other options, so that dropping one of them would move every score."""
    vendor = project.vendors.get(project.settings.baseline)
    if vendor is not None and vendor.parts:
        message = f"{project.settings.baseline} is a mix of other options, and the yardstick has to stand alone"
        hint = "Name an option that is no mix, such as the way it is done today"
        yield found("mixed-baseline", project.documents[FILE], ("baseline",), message, hint)


def parts_of_parts(project: Project) -> Iterable[Diagnostic]:
    """Parts that are mixed options themselves."""
    for name, vendor in project.vendors.items():
        for index, part in enumerate(vendor.parts):
            held = project.vendors.get(part.vendor)
            if held is not None and held.parts:
                document = project.documents[vendor_path(name)]
                message = f"{part.vendor} is a mix itself" if part.vendor != name else f"{name} is its own part"
                hint = "Name the options that do the work"
                yield found("part-of-parts", document, ("parts", index, "vendor"), message, hint)


def portions(project: Project) -> Iterable[Diagnostic]:
    """Parts that together take more or less than the whole work, or a portion the buyer says nothing of."""
    buyer = project.settings.buyer
    if buyer is None:
        return
    for name, vendor in project.vendors.items():
        if vendor.parts:
            document = project.documents[vendor_path(name)]
            unsaid = list(_unsaid(buyer, vendor.parts, document))
            yield from unsaid
            if not unsaid:
                yield from _division(buyer, vendor.parts, document)


def _unsaid(buyer: Buyer, parts: Sequence[Part], document: Document) -> Iterator[Diagnostic]:
    """Portions of which the buyer does not say how large they are."""
    code = "portion-unknown"
    for index, part in enumerate(parts):
        for kind, shares in (("channels", buyer.channels), ("languages", buyer.languages)):
            for number, named in enumerate(getattr(part, kind) or ()):
                if named not in shares:
                    message = f"{FILE} does not say what share of the issues comes by {named}"
                    near = closest(named, shares)
                    hint = f"Write {near}" if near else f"Add {named} under buyer.{kind} in {FILE}"
                    yield found(code, document, ("parts", index, kind, number), message, hint)
        if part.after_hours is not None and buyer.after_hours is None:
            message = f"{FILE} does not say what share of the issues comes after hours"
            yield found(code, document, ("parts", index, "after_hours"), message, f"Add buyer.after_hours in {FILE}")
        if part.months is not None and part.months[1] > buyer.term:
            message = f"the part works to month {part.months[1]}, and the term has {buyer.term}"
            keypath = ("parts", index, "months", 1)
            yield found("parts-do-not-fit", document, keypath, message, f"Write {buyer.term}")


def _division(buyer: Buyer, parts: Sequence[Part], document: Document) -> Iterator[Diagnostic]:
    """The first reason why the parts do not divide the work."""
    code = "parts-do-not-fit"
    rests = [index for index, part in enumerate(parts) if part.rest]
    overflows = [index for index, part in enumerate(parts) if part.overflow_above is not None]
    for twice, what in ((rests, "the rest"), (overflows, "the overflow")):
        if len(twice) > 1:
            message = f"two parts take {what}"
            yield found(code, document, ("parts", twice[1]), message, "Let one part take it")
            return
    if overflows and not rests:
        message = "no part takes what stays below the overflow"
        yield found(code, document, ("parts",), message, "Add a part with rest: true", key=True)
        return
    for month in _months(buyer, parts):
        taken = sum(_share(buyer, part) for part in parts if _works(part, month))
        if taken > 1 + _SLACK:
            message = f"the parts take {100 * taken:.0f} % of the work in month {month}"
            yield found(code, document, ("parts",), message, "Lower the shares to 100 % in all", key=True)
            return
        if taken < 1 - _SLACK and not rests:
            message = f"the parts take {100 * taken:.0f} % of the work in month {month}"
            hint = "Raise the shares to 100 % in all, or let one part take the rest: true"
            yield found(code, document, ("parts",), message, hint, key=True)
            return


def _months(buyer: Buyer, parts: Sequence[Part]) -> Sequence[int]:
    """The months in which who works can change."""
    firsts = {1}
    for part in parts:
        if part.months is not None:
            firsts |= {part.months[0], part.months[1] + 1}
    return sorted(month for month in firsts if month <= buyer.term)


def _works(part: Part, month: int) -> bool:
    return part.months is None or part.months[0] <= month <= part.months[1]


def _share(buyer: Buyer, part: Part) -> float:
    """The stated share of all issues a part takes; 0 for an overflow and the rest, which take what is left."""
    if part.share is not None:
        return part.share.stated
    if part.after_hours is not None and buyer.after_hours is not None:
        return buyer.after_hours.stated if part.after_hours else 1 - buyer.after_hours.stated
    if part.months is not None:
        return 1.0
    named, shares = (part.channels, buyer.channels) if part.channels is not None else (part.languages, buyer.languages)
    if named is None:
        return 0.0
    whole = sum(share.stated for share in shares.values())
    return sum(shares[one].stated for one in dict.fromkeys(named)) / whole
