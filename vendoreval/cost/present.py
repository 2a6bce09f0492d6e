"""Present values of the options, stated or for many draws at once.

Draws are worked through in chunks that fit the processor's cache; nothing is kept by month or by line, so memory is
bounded by the chunk and time grows linearly with draws and months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vendoreval.cost import inputs
from vendoreval.cost.churn import horizon
from vendoreval.cost.inputs import MONTHS_PER_YEAR, Buyer, Option, Value
from vendoreval.cost.ledger import amounts
from vendoreval.cost.quantities import Quantities
from vendoreval.cost.term import Month, assemble, months
from vendoreval.cost.value import discount_factor
from vendoreval.cost.workload import Crew

CHUNK = 10_000
"""Draws worked through at once: some fifty arrays of 80 kB, which the processor's cache holds."""


@dataclass(frozen=True)
class Present:
    """One option over the term, each a figure or one per draw.

    Attributes:
        operating: Present value of the ledger.
        lost_margin: Present value of the margin lost within the term.
        beyond_horizon: Present value of the margin lost after it.
        contacts: Handled over the term.
        hours: Logged in over the term.
    """

    operating: Value
    lost_margin: Value
    beyond_horizon: Value
    contacts: Value
    hours: Value

    @property
    def churn(self) -> Value:
        """Present value of all that is lost with the customers."""
        return self.lost_margin + self.beyond_horizon

    @property
    def true_cost(self) -> Value:
        """Operating and churn together."""
        return self.operating + self.churn


@dataclass(frozen=True)
class Reference:
    """What every option is held against: the baseline's excess churn by month and its support cost per customer."""

    excess_churn: tuple[Value, ...]
    support_cost: Value


def present_values(
    buyer: Buyer, options: Sequence[Option], baseline: Option, *, chunk: int = CHUNK
) -> dict[str, Present]:
    """Every option's present values against the baseline, by id; arrays of shape (draws,) where inputs hold draws."""
    count = inputs.draws((buyer, tuple(options), baseline))
    if count <= 1:
        return _together(buyer, options, baseline)
    if count <= chunk:
        pieces = [_together(buyer, options, baseline)]
    else:
        cuts = [slice(start, start + chunk) for start in range(0, count, chunk)]
        pieces = [_together(*inputs.rows((buyer, tuple(options), baseline), chosen)) for chosen in cuts]
    return {option.id: _joined([piece[option.id] for piece in pieces], count, chunk) for option in options}


def _together(buyer: Buyer, options: Sequence[Option], baseline: Option) -> dict[str, Present]:
    own = Sums.over(buyer, baseline, None)
    reference = own.reference
    results: dict[str, Present] = {}
    for option in options:
        sums = own if option.id == baseline.id else Sums.over(buyer, option, reference)
        results[option.id] = sums.present(reference)
    return results


@dataclass
class Sums:
    """One option's term, added up month by month."""

    buyer: Buyer
    crews: list[Crew]
    term: list[Quantities]
    last_year: list[Quantities]
    excess_churn: list[Value] = field(default_factory=list)
    missing: Value = 0.0
    missing_at_end: Value = 0.0
    contacts: Value = 0.0
    hours: Value = 0.0

    @classmethod
    def over(cls, buyer: Buyer, option: Option, reference: Reference | None) -> Sums:
        """The option's whole term; without a reference it is the baseline."""
        crews = assemble(buyer, option)
        sums = cls(buyer, crews, empty(buyer, crews), empty(buyer, crews))
        for month in months(buyer, option, crews, None if reference is None else reference.excess_churn):
            sums.add(month, is_baseline=reference is None)
        for crew, quantities in zip(crews, sums.term, strict=True):
            quantities.start = discount_factor(buyer.discount, crew.part.first - 1)
            quantities.end = discount_factor(buyer.discount, crew.last)
        return sums

    def add(self, month: Month, *, is_baseline: bool) -> None:
        """Adds a month at its present value; of the baseline also to its last year, per customer and month."""
        worth = discount_factor(self.buyer.discount, month.number)
        recent = min(MONTHS_PER_YEAR, self.buyer.term)
        for work in month.work:
            self._of(work.crew, self.term).add(work, month.number, worth)
            if month.number == work.crew.part.first:
                self._of(work.crew, self.term).hire(work, month.number, worth)
            if is_baseline and month.number > self.buyer.term - recent:
                per_customer = 1 / (recent * self.buyer.customers)
                self._of(work.crew, self.last_year).add(work, month.number, per_customer)
            self.contacts += work.contacts
            self.hours += work.hours
        if is_baseline:
            self.excess_churn.append(month.excess_churn)
        self.missing += worth * month.missing
        self.missing_at_end = month.missing_after

    def _of(self, crew: Crew, kept: list[Quantities]) -> Quantities:
        return kept[self.crews.index(crew)]

    @property
    def reference(self) -> Reference:
        """What other options are held against when this is the baseline."""
        return Reference(tuple(self.excess_churn), sum(_total(part) for part in self.last_year))

    def present(self, reference: Reference) -> Present:
        """The option's present values."""
        return Present(
            operating=sum(_total(part) for part in self.term),
            lost_margin=self.buyer.margin * self.missing,
            beyond_horizon=horizon(self.buyer, self.missing_at_end, reference.support_cost),
            contacts=self.contacts,
            hours=self.hours,
        )


def empty(buyer: Buyer, crews: Sequence[Crew]) -> list[Quantities]:
    """No quantities yet, one set for each crew."""
    return [Quantities(buyer, crew.operation) for crew in crews]


def _total(quantities: Quantities) -> Value:
    return sum(amounts(quantities).values())


def _joined(pieces: Sequence[Present], count: int, chunk: int) -> Present:
    """One result over all draws; what does not vary is repeated for each."""

    def whole(name: str) -> NDArray[np.float64]:
        found = [getattr(piece, name) for piece in pieces]
        sizes = [min(chunk, count - at * chunk) for at in range(len(pieces))]
        return np.concatenate([np.broadcast_to(part, size) for part, size in zip(found, sizes, strict=True)])

    return Present(
        **{name: whole(name) for name in ("operating", "lost_margin", "beyond_horizon", "contacts", "hours")}
    )


def fee_per_contact(buyer: Buyer, option: Option) -> float:
    """What the option's agents cost per handled contact, from the present values of its fee and of its contacts."""
    sums = Sums.over(buyer, option, None)
    fees = float(np.mean(sum(amounts(part)["fee"] for part in sums.term)))
    contacts = float(np.mean(sum(part.contacts for part in sums.term)))
    return fees / contacts if contacts else 0.0
