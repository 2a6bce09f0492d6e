"""Gates that a command line asks for: missed, they end a command with exit code 3."""

from __future__ import annotations

import typer

from vendoreval.cli.output import GATE_MISSED, talk
from vendoreval.evaluation import Evaluation


def check_gates(evaluation: Evaluation, *, strict: bool, fail_under: float | None) -> None:
    """Ends with exit code 3, after saying which, when a gate that was asked for is missed."""
    missed = strict_misses(evaluation) if strict else []
    if fail_under is not None:
        leader = evaluation.ranked[0] if evaluation.ranked else None
        if leader is None or leader.score is None:
            missed.append(f"--fail-under {fail_under:g}: no vendor is ranked")
        elif leader.score < fail_under:
            missed.append(f"--fail-under {fail_under:g}: the leader scores {leader.score:.1f}")
    if missed:
        for line in missed:
            talk(line)
        raise typer.Exit(GATE_MISSED)


def strict_misses(evaluation: Evaluation) -> list[str]:
    """What `--strict` does not let pass: warnings, and ranked vendors that are not wholly known."""
    warnings = sum(finding.severity == "warning" for finding in evaluation.findings)
    incomplete = [option.name for option in evaluation.ranked if option.known < 1]
    missed = []
    if warnings:
        missed.append(
            f"--strict: {warnings} warning{'s' * (warnings != 1)}; see vendoreval check{' --costs' * (evaluation.cost is not None)}"
        )
    if incomplete:
        missed.append(f"--strict: not everything is known of {', '.join(incomplete)}")
    return missed
