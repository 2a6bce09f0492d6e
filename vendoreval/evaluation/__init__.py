"""The contract between what is computed and what is shown: frozen dataclasses without logic."""

from vendoreval.evaluation.cell import Cell, Judgement
from vendoreval.evaluation.comparison import Comparison, CostGap, GapPart
from vendoreval.evaluation.cost import Account, Assumption, BreakEvens, CostAnalysis, CostSpread, LedgerLine, Swing
from vendoreval.evaluation.criterion import Criterion
from vendoreval.evaluation.evaluation import Decision, Evaluation, Provenance, StatedDifference
from vendoreval.evaluation.insight import (
    Agreement,
    Alternative,
    Attainable,
    Certainty,
    Insight,
    Lever,
    Question,
    Stability,
    Verdict,
    WeightMirror,
)
from vendoreval.evaluation.option import Confidence, Evidence, Option, Outcome, RequirementOutcome, Risk, Standing

__all__ = [
    "Account",
    "Agreement",
    "Alternative",
    "Assumption",
    "Attainable",
    "BreakEvens",
    "Cell",
    "Certainty",
    "Comparison",
    "Confidence",
    "CostAnalysis",
    "CostGap",
    "CostSpread",
    "Criterion",
    "Decision",
    "Evaluation",
    "Evidence",
    "GapPart",
    "Insight",
    "Judgement",
    "LedgerLine",
    "Lever",
    "Option",
    "Outcome",
    "Provenance",
    "Question",
    "RequirementOutcome",
    "Risk",
    "Stability",
    "Standing",
    "StatedDifference",
    "Swing",
    "Verdict",
    "WeightMirror",
]
