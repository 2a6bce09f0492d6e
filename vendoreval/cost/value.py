"""Time and money: discount factors and the indexes by which prices rise.

Flows fall at the month's end and are discounted by (1 + d)^-t with d = (1 + discount)^{1/12} - 1; month 0 is today.
Indexes step once a year: in month t they have risen floor((t - 1) / 12) times.
"""

from __future__ import annotations

from vendoreval.cost.inputs import MONTHS_PER_YEAR, Value


def discount_factor(discount: Value, month: int) -> Value:
    """What one unit of money at the end of the month is worth today."""
    return (1 + discount) ** (-month / MONTHS_PER_YEAR)


def monthly(discount: Value) -> Value:
    """The discount rate per month that compounds to the yearly one."""
    return (1 + discount) ** (1 / MONTHS_PER_YEAR) - 1


def price_index(yearly: Value, month: int) -> Value:
    """The price level in a month, relative to the first year's."""
    return (1 + yearly) ** ((month - 1) // MONTHS_PER_YEAR)
