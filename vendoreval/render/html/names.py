"""An evaluation with the names of its parts at hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from vendoreval.evaluation import Account, Criterion, Evaluation, Option, Standing


@dataclass(frozen=True)
class Named:
    """What every section is prepared from.

    Attributes:
        evaluation: What was found.
    """

    evaluation: Evaluation

    @cached_property
    def _options(self) -> dict[str, str]:
        return {option.id: option.name for option in self.evaluation.options}

    @cached_property
    def _criteria(self) -> dict[str, str]:
        return {criterion.id: criterion.name for criterion in self.evaluation.criteria}

    def option(self, name: str | None) -> str:
        """An option's name as shown; its id where it is not among those evaluated, a dash for none."""
        if name is None:
            return "\N{EN DASH}"
        return self._options.get(name) or name

    def label(self, option: Option) -> str:
        """An option's name with a word for the baseline."""
        return f"{self.option(option.id)}, baseline" if option.is_baseline else self.option(option.id)

    def criterion(self, name: str) -> str:
        """A criterion's name as shown."""
        return self._criteria.get(name) or name

    def rater(self, name: str) -> str:
        """A rater's name as shown."""
        held = (self.evaluation.raters or {}).get(name)
        return held[0] if held else name

    @cached_property
    def shown(self) -> tuple[Option, ...]:
        """The options that are scored: all but those of the long list."""
        return tuple(option for option in self.evaluation.options if option.standing is not Standing.LONG_LIST)

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """True costs by option id, of the options evaluated, in their order."""
        held = self.evaluation.cost.accounts if self.evaluation.cost else {}
        return {option.id: held[option.id] for option in self.evaluation.options if option.id in held}

    @cached_property
    def children(self) -> dict[str | None, tuple[Criterion, ...]]:
        """The criteria by their group's id, None for the top, in reading order."""
        found: dict[str | None, list[Criterion]] = {}
        for criterion in self.evaluation.criteria:
            found.setdefault(criterion.parent, []).append(criterion)
        return {group: tuple(held) for group, held in found.items()}
