"""What every option is scored by: the workspace, the weighted criteria, and what was worked out once for all rescorings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vendoreval.evaluation import Cell, Outcome, RequirementOutcome
from vendoreval.project.model.criteria import Criterion, Driver, Requirement
from vendoreval.project.model.vendor import Stage
from vendoreval.project.project import Project
from vendoreval.project.tree import Tree, stated_weight
from vendoreval.project.value import ValueFunction, value_function
from vendoreval.scoring.leaf import read_leaf, scale_step
from vendoreval.scoring.reading import Reading
from vendoreval.scoring.requirements import hangs_on_points, requirement_outcome
from vendoreval.uncertainty.assumptions import Assumptions


@dataclass(frozen=True)
class Scoring:
    """What every option is scored by.

    Attributes:
        project: The workspace.
        tree: The weighted criteria.
        driver: The overlay that was applied, None without one.
        cost_ratios: Option id to true cost over the baseline's.
        raters: Only these raters' words; everybody's when None.
        vendors: The options to score, in file-name order.
        readings: What was read already, by option, criterion and raters; shared with every scoring made by `replace`,
            since neither weights nor the other options change what is known of one.
        gates: The requirements that hang on no points and were settled already, by option; shared in the same way.
    """

    project: Project
    tree: Tree
    driver: Driver | None
    cost_ratios: Mapping[str, float]
    raters: tuple[str, ...] | None
    vendors: tuple[str, ...]
    readings: dict[tuple[str, int, tuple[str, ...] | None], Reading] = field(
        default_factory=dict, repr=False, compare=False
    )
    gates: dict[tuple[str, int], RequirementOutcome] = field(default_factory=dict, repr=False, compare=False)

    def outcome(self, vendor: str, gate: Requirement, cells: Mapping[str, Cell]) -> RequirementOutcome:
        """How an option does on a requirement, given its cells by criterion."""
        if hangs_on_points(gate):
            return requirement_outcome(self.project, vendor, gate, cells)
        key = (vendor, id(gate))
        if key not in self.gates:
            self.gates[key] = requirement_outcome(self.project, vendor, gate, cells)
        return self.gates[key]

    def reading(self, vendor: str, criterion: Criterion) -> Reading:
        """What is known of an option on a leaf."""
        raters = self.raters if criterion.rating is not None else None
        key = (vendor, id(criterion), raters)
        if key not in self.readings:
            self.readings[key] = read_leaf(
                self.project,
                vendor,
                criterion,
                cost_ratios=self.cost_ratios,
                raters=raters,
                step=self.steps.get(criterion.id, 0.0),
            )
        return self.readings[key]

    @cached_property
    def steps(self) -> dict[str, float]:
        """How coarse each rated leaf's scale is, in its own unit."""
        return {node.id: scale_step(self.project, node.criterion) for node in self.tree.leaves}

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The gates that stand under the driver."""
        dropped = self.driver.drop if self.driver else ()
        kept = [gate for gate in self.project.criteria.requirements if gate.id not in dropped]
        return (*kept, *(self.driver.requirements if self.driver else ()))

    @cached_property
    def assumptions(self) -> Assumptions:
        """The constants of the uncertainty model, as the project file states them or by default."""
        return Assumptions.of(self.project.settings.uncertainty)

    @cached_property
    def functions(self) -> dict[str, ValueFunction]:
        """Every leaf's value function."""
        return {
            node.id: value_function(
                node.criterion, self.project.criteria, self.project.measures, stated_weight(node.criterion)
            )
            for node in self.tree.leaves
        }

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """The options that a tender's formula compares: all but those excluded whatever they score."""
        return tuple(vendor for vendor in self.vendors if not self._excluded(vendor))

    def _excluded(self, vendor: str) -> bool:
        """Whether a decision, the long list or a requirement that hangs on no points keeps an option out."""
        held = self.project.vendors[vendor]
        return (
            held.out is not None
            or held.stage is Stage.LONG_LIST
            or any(self.outcome(vendor, gate, {}).outcome is Outcome.FAIL for gate in self.requirements)
        )
