"""The assumptions behind every statement of how sure the answer is: in one place, so that a report can print them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from vendoreval.project.model.quantity import Grade
from vendoreval.project.model.settings import Uncertainty

_GRADE_SD = MappingProxyType({Grade.CLAIM: 25.0, Grade.DOCUMENT: 18.0, Grade.REFERENCE: 15.0, Grade.MEASURED: 6.0})


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The constants of the uncertainty model, in points of 0 to 100 where nothing else is said. All are assumptions.

    They were chosen so that, in generated worlds with a known best vendor, a stated chance of being first comes true as
    often as stated (`benchmarks/calibration.py`). That shows coherence, not that they fit any one buyer.

    Attributes:
        prior_mean: Where a leaf is before anything is seen.
        prior_sd: How far a leaf may be from there.
        shared: Correlation of two leaves of one vendor: good vendors are good at several things.
        halo: Correlation of the errors in two leaves of one vendor: one impression colours the rest.
        grade_sd: Error of a rating by the grade of its evidence.
        age_variance: Variance that each year of the evidence's age adds.
        lone_rater_sd: A single rater's error where no second rater shows it to be larger.
        measured_needs: Observations without which evidence does not count as measured.
        concentration: Observations that a sibling group's stated weights are worth (a Dirichlet's concentration).
        stated: Names of those that the project file states, grades among them.
    """

    prior_mean: float = 50.0
    prior_sd: float = 20.0
    shared: float = 0.25
    halo: float = 0.25
    grade_sd: Mapping[Grade, float] = field(default_factory=lambda: _GRADE_SD)
    age_variance: float = 36.0
    lone_rater_sd: float = 12.0
    measured_needs: float = 30.0
    concentration: float = 60.0
    stated: frozenset[str] = frozenset()

    @classmethod
    def of(cls, settings: Uncertainty) -> Assumptions:
        """Returns the assumptions with those that the project file states in their place."""
        stated = settings.model_dump(exclude_none=True)
        if not stated:
            return DEFAULT
        grades = {grade: stated.get(grade.value, sd) for grade, sd in DEFAULT.grade_sd.items()}
        others = {name: figure for name, figure in stated.items() if name not in set(Grade)}
        return replace(DEFAULT, grade_sd=grades, stated=frozenset(stated), **others)

    def printed(self) -> tuple[tuple[str, str, str], ...]:
        """Returns what a report prints: (what, figure, basis) for every assumption."""
        rows = (
            ("a leaf before any evidence", f"{self.prior_mean:g} points", "prior_mean"),
            ("how far a leaf may be from there", f"{self.prior_sd:g} points", "prior_sd"),
            ("correlation between one vendor's leaves", f"{self.shared:g}", "shared"),
            ("correlation between one vendor's errors", f"{self.halo:g}", "halo"),
            *(
                (f"error of a rating, {grade.value}", f"{sd:g} points", grade.value)
                for grade, sd in self.grade_sd.items()
            ),
            ("variance added by a year of age", f"{self.age_variance:g} points squared", "age_variance"),
            ("error of a lone rater", f"{self.lone_rater_sd:g} points", "lone_rater_sd"),
            ("observations before evidence counts as measured", f"{self.measured_needs:g}", "measured_needs"),
            ("concentration of the stated weights", f"{self.concentration:g} per group of siblings", "concentration"),
        )
        return tuple(
            (what, figure, "vendoreval.yaml" if name in self.stated else "assumption") for what, figure, name in rows
        )


DEFAULT = Assumptions()
