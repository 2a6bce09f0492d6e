"""Linear and mixed-integer programs, solved by HiGHS the same way every time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# counted work and not seconds, so that a slow machine finds the same answer
MAX_NODES = 20_000
TOLERANCE = 1e-10


@dataclass(frozen=True)
class Program:
    """Minimise cost x, with lower <= rows x <= upper and least <= x <= most.

    Attributes:
        cost: (variables,).
        rows: (constraints, variables).
        lower: (constraints,), minus infinity where there is no bound.
        upper: (constraints,), infinity where there is no bound.
        least: (variables,).
        most: (variables,).
        whole: Which variables take whole numbers (variables,), none without it.
    """

    cost: Array
    rows: Array
    lower: Array
    upper: Array
    least: Array
    most: Array
    whole: NDArray[np.bool_] | None = None


@dataclass(frozen=True)
class Solution:
    """What the solver found.

    Attributes:
        values: (variables,).
        optimal: Whether nothing better exists; otherwise it is the best found within the limit on work.
    """

    values: Array
    optimal: bool


def solve(program: Program) -> Solution | None:
    """The best solution found, None where there is none."""
    import highspy

    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = program.rows.shape
    model.col_cost_ = program.cost
    model.col_lower_, model.col_upper_ = program.least, program.most
    model.row_lower_, model.row_upper_ = program.lower, program.upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.num_row_, model.a_matrix_.num_col_ = program.rows.shape
    row, column = np.nonzero(program.rows)
    model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(program.rows)))])
    model.a_matrix_.index_ = column
    model.a_matrix_.value_ = program.rows[row, column]
    if program.whole is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(whole)] for whole in program.whole]
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in _options(mixed=program.whole is not None).items():
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    status = solver.getModelStatus()
    found = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if not found:
        return None
    values = np.asarray(solver.getSolution().col_value, dtype=np.float64)
    return Solution(values, status == highspy.HighsModelStatus.kOptimal)


def _options(*, mixed: bool) -> dict[str, bool | int | float | str]:
    common: dict[str, bool | int | float | str] = {
        "output_flag": False,
        "threads": 1,
        "parallel": "off",
        "random_seed": 0,
        "primal_feasibility_tolerance": TOLERANCE,
        "dual_feasibility_tolerance": TOLERANCE,
    }
    if mixed:
        common |= {"mip_max_nodes": MAX_NODES, "mip_feasibility_tolerance": TOLERANCE, "mip_rel_gap": 0.0}
    return common
