"""The faults of an uncertain number, in words."""

from __future__ import annotations

from vendoreval.project.translate.faults import Fault
from vendoreval.project.translate.words import Words, child, subject, written
from vendoreval.project.wording import listed, shortened, shown
from vendoreval.project.yaml import Document


def bounds(fault: Fault, document: Document) -> Words:
    """A figure outside its range; above all a bare 30 for a share."""
    figure, context = fault.context["figure"], fault.context
    said = shown(figure) if isinstance(fault.value, dict) else written(fault, document)
    if context["share"] and 1 <= figure <= 100 and "%" not in said:
        message = f"{said} is no share or rate here: it runs {context['range']}"
        return Words("bare-percent", message, f"Write {figure:g} % or {figure / 100:g}")
    message = f"{said} is outside its range, {context['range']}"
    return Words("out-of-range", message, f"Write a figure {context['range']}")


def notation(fault: Fault, document: Document) -> Words:
    """Figures that together are none of the notations."""
    if fault.context["low_high"]:
        message = "low and high alone do not say which figure is the likeliest"
        return Words("quantity-notation", message, "Add mode, the likeliest figure between them", key=True)
    found = fault.context["found"]
    message = f"{found} {'together say' if ',' in found else 'alone says'} no uncertain number"
    hint = "Give low, mode and high; or p10 and p90; or successes and trials; or mean and n; or value alone"
    return Words("quantity-notation", message, hint, key=True)


def percent(fault: Fault, document: Document) -> Words:
    """A percentage where the figure is no share."""
    message = f"{shortened(str(fault.context['text']))} is a share, and this figure is none"
    return Words("not-a-share", message, "Write a plain number in the figure's own unit")


def empty(fault: Fault, document: Document) -> Words:
    """No figure at all."""
    if fault.value is None:
        return Words("empty-value", f"{subject(fault)} has no value", "Write a number, or delete the line")
    return Words("quantity-empty", f"{subject(fault)} gives no figure", "Add value, or low, mode and high", key=True)


def distribution(fault: Fault, document: Document) -> Words:
    """A distribution that these figures cannot follow."""
    allowed = listed([name.strip() for name in str(fault.context["allowed"]).split(",")])
    message = f"dist {fault.context['dist']} does not go with these figures"
    return Words("quantity-dist", message, f"Write dist: {allowed}, or leave dist out", at=child(fault, "dist"))


def order(fault: Fault, document: Document) -> Words:
    """Two figures the wrong way round."""
    lower, upper = str(fault.context["lower"]), str(fault.context["upper"])
    hint = f"Give {upper} a higher figure than {lower}, or swap the two"
    return Words("quantity-order", fault.message, hint, at=child(fault, lower))


def mean(fault: Fault, document: Document) -> Words:
    """A mean with n that is no share."""
    hint = "Write mean as a share such as 0.7; for other figures give low, mode and high"
    return Words("quantity-mean", "mean with n is for a share between 0 and 1", hint, at=child(fault, "mean"))
