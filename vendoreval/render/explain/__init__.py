"""Why: a rule's reason and examples, what a criterion asks, how an option's score came about down to its evidence."""

from vendoreval.render.explain.criterion import explain_criterion
from vendoreval.render.explain.option import explain_option
from vendoreval.render.explain.rule import explain_rule

__all__ = ["explain_criterion", "explain_option", "explain_rule"]
