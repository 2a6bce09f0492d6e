"""The one way from a project to its evaluation: weigh, cost, score, draw, conclude."""

from __future__ import annotations

from collections.abc import Sequence

from vendoreval import __version__
from vendoreval.diagnostic import Diagnostic
from vendoreval.evaluation import CostAnalysis, Decision, Evaluation, Option, Provenance, StatedDifference
from vendoreval.project.freeze import criteria_hash
from vendoreval.project.model.criteria import Driver
from vendoreval.project.project import Project
from vendoreval.project.tree import weigh
from vendoreval.scoring.criteria import describe
from vendoreval.scoring.score import score
from vendoreval.scoring.scoring import Scoring

LEAST_DRAWS = 100
MOST_DRAWS = 1_000_000


def evaluate(
    project: Project,
    *,
    driver: str | None = None,
    vendors: Sequence[str] | None = None,
    seed: int = 1,
    draws: int = 10_000,
    thorough: bool = False,
    findings: Sequence[Diagnostic] = (),
) -> Evaluation:
    """Scores, true costs, how sure the answer is and what would change it.

    Args:
        project: A workspace that was checked and has no errors.
        driver: The driver to score under; the project's own without it.
        vendors: Only these options; all without it. The baseline is costed in any case.
        seed: Of the draws; the same inputs and seed give the same answer to the last digit.
        draws: How many, 0 for none, else 100 to 1,000,000.
        thorough: Whether to work out everything that the report and `stress` show beside what `score` shows.
        findings: The checks' findings, to be shown beside the answer.

    Raises:
        KeyError: There is no such driver or option.
        ValueError: `draws` or `seed` is out of range.
        VendorevalError: The cost model's churn coefficients cannot be believed.
    """
    from vendoreval.cost.check import check_cost
    from vendoreval.cost.model import Costing
    from vendoreval.insight.conclude import conclude

    if draws and not LEAST_DRAWS <= draws <= MOST_DRAWS:
        raise ValueError(f"draws are 0, or from {LEAST_DRAWS} to {MOST_DRAWS:,}; found {draws}")
    if seed < 0:
        raise ValueError(f"a seed is 0 or more; found {seed}")
    settings = project.settings
    overlay = project.drivers[name] if (name := driver or settings.driver) else None
    chosen = tuple(project.vendors) if vendors is None else tuple(one for one in project.vendors if one in vendors)
    unknown = [one for one in vendors or () if one not in project.vendors]
    if unknown:
        raise KeyError(unknown[0])
    costing = Costing.of(project, seed=seed, draws=draws, thorough=thorough, options=chosen)
    costs = costing.analysis if costing else None
    believed = check_cost(project, costing.model.case, costing.fees) if costing else ()
    tree = weigh(project.criteria, project.criteria_path, overlay)
    scoring = Scoring(project, tree, overlay, _ratios(project, costs), None, chosen)
    options, insight = conclude(scoring, score(scoring), costing, seed=seed, draws=draws, thorough=thorough)
    return Evaluation(
        title=settings.title,
        as_of=settings.as_of,
        currency=settings.currency,
        out_of=settings.score.out_of,
        floor=settings.score.floor,
        driver=overlay.driver if overlay else None,
        drivers={name: (held.name, held.why) for name, held in project.drivers.items()},
        criteria=tuple(describe(project, node, scoring.functions.get(node.id)) for node in tree.nodes),
        options=options,
        cost=costs,
        insight=insight,
        findings=(*findings, *believed),
        provenance=Provenance(
            __version__,
            seed,
            draws,
            project.hashes,
            criteria_hash(project.criteria),
            project.criteria.frozen or "",
            scoring.assumptions.printed() if draws else (),
        ),
        stated=_stated(project, overlay, options),
        stated_source=(settings.stated.source or "") if settings.stated else "",
        decision=_decision(project),
        raters={name: (held.name or name, held.conflicts or "") for name, held in settings.raters.items()},
    )


def _ratios(project: Project, costs: CostAnalysis | None) -> dict[str, float]:
    """Every option's true cost over the baseline's: from the cost model, or as stated where there is none."""
    if costs is not None:
        found = {name: account.true_cost for name, account in costs.accounts.items()}
    else:
        found = {name: held.true_cost.stated for name, held in project.vendors.items() if held.true_cost is not None}
    yardstick = found.get(project.settings.baseline)
    return {name: cost / yardstick for name, cost in found.items()} if yardstick else {}


def _stated(project: Project, overlay: Driver | None, options: Sequence[Option]) -> tuple[StatedDifference, ...]:
    """The totals of an older scorecard that differ from the recomputed ones in the digits it prints.

    None under another driver than the project's own: those are not the weights that the scorecard was added up with.
    """
    stated, driver = project.settings.stated, overlay.driver if overlay else None
    if stated is None or driver != project.settings.driver:
        return ()
    scale = project.settings.score.out_of / (stated.out_of or project.settings.score.out_of)
    computed = {option.id: None if option.score is None else option.score / scale for option in options}
    found = [StatedDifference(name, total, computed[name]) for name, total in stated.totals.items() if name in computed]
    return tuple(one for one in found if one.computed is None or abs(one.computed - one.stated) >= one.digit / 2)


def _decision(project: Project) -> Decision | None:
    made = project.settings.decision
    return Decision(made.chosen, made.by, made.date, made.why) if made else None
