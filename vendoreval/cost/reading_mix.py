"""Which portion of the work each part of a mixed option takes, in inputs."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable

from vendoreval.cost.case import Input, PartCase, stated
from vendoreval.cost.inputs import Portion
from vendoreval.project.model.buyer import Buyer
from vendoreval.project.model.mix import Part
from vendoreval.project.model.quantity import Quantity
from vendoreval.project.model.settings import FILE
from vendoreval.project.project import Project, vendor_path

_SLACK = 1e-6


class Portions:
    """The buyer's shares of the issues by channel, language and hours, and the parts cut from them."""

    def __init__(self, project: Project, buyer: Buyer) -> None:
        self.project = project
        self.term = buyer.term
        self.inputs: dict[str, Input] = {}
        for kind in ("channels", "languages"):
            for name, share in getattr(buyer, kind).items():
                self._keep(f"{kind}.{name}", f"Issues by {name}", share, (kind, name))
        if buyer.after_hours is not None:
            self._keep("after_hours", "Issues outside working hours", buyer.after_hours, ("after_hours",))

    def _keep(self, name: str, label: str, share: Quantity, keys: tuple[str, ...]) -> None:
        place = self.project.place(FILE, ("buyer", *keys), key=True)
        trust = share.grade.value if share.grade else "buyer"
        self.inputs[name] = Input(f"buyer.{name}", label, "share of issues", share, place, trust)

    def parts(self, option: str, parts: tuple[Part, ...], costed: Collection[str]) -> tuple[tuple[PartCase, ...], str]:
        """An option's parts, and why they cannot be costed (empty when they can)."""
        cut: list[PartCase] = []
        for at, part in enumerate(parts):
            if part.vendor not in costed:
                return (), f"its part {part.vendor} cannot be costed"
            one, reason = self._cut(option, at, part)
            if one is None:
                return (), reason
            cut.append(one)
        return tuple(self._when_the_rest_works(one, cut) for one in cut), ""

    def _cut(self, option: str, at: int, part: Part) -> tuple[PartCase | None, str]:
        if part.rest:
            return PartCase(part.vendor, Portion.REST), ""
        if part.months is not None:
            return PartCase(part.vendor, Portion.SHARE, first=part.months[0], last=part.months[1]), ""
        if part.overflow_above is not None:
            level = self._own(option, at, "overflow_above", "Issues before the overflow", part.overflow_above)
            return PartCase(part.vendor, Portion.OVERFLOW, above=level), ""
        if part.share is not None:
            return PartCase(part.vendor, Portion.SHARE, (self._own(option, at, "share", "Share", part.share),)), ""
        if part.after_hours is not None:
            if "after_hours" not in self.inputs:
                return None, f"{FILE} does not say what share of the issues comes after hours"
            outside = (self.inputs["after_hours"],)
            return PartCase(part.vendor, Portion.SHARE, outside, rest_of_one=not part.after_hours), ""
        kind, names = ("channels", part.channels) if part.channels is not None else ("languages", part.languages)
        unsaid = [name for name in names or () if f"{kind}.{name}" not in self.inputs]
        if unsaid:
            return None, f"{FILE} does not say what share of the issues comes by {' and '.join(unsaid)}"
        everything = tuple(one for name, one in self.inputs.items() if name.startswith(f"{kind}."))
        chosen = tuple(self.inputs[f"{kind}.{name}"] for name in dict.fromkeys(names or ()))
        return PartCase(part.vendor, Portion.SHARE, chosen, everything), ""

    def _own(self, option: str, at: int, key: str, name: str, quantity: Quantity) -> Input:
        place = self.project.place(vendor_path(option), ("parts", at, key), key=True)
        trust = quantity.grade.value if quantity.grade else "buyer"
        return Input(f"{option}.parts.{at + 1}.{key}", name, "", quantity, place, trust)

    def _when_the_rest_works(self, part: PartCase, parts: Iterable[PartCase]) -> PartCase:
        """A part that takes the rest starts when there first is one: its team is new then, not before."""
        if part.portion is not Portion.REST:
            return part
        left = [month for month in range(1, self.term + 1) if self._taken(parts, month) < 1 - _SLACK]
        return dataclasses.replace(part, first=left[0], last=left[-1]) if left else part

    def _taken(self, parts: Iterable[PartCase], month: int) -> float:
        working = (one for one in parts if one.first <= month <= (one.last or self.term))
        return sum(float(one.share(stated)) for one in working if one.portion is Portion.SHARE)
