"""Customers lost to bad support, against the baseline, and what they would have been worth.

Both worlds start with N customers and win the same A = c N a month, so the baseline keeps N. The option's customers

    N_t = N_{t-1} (1 - c) exp(-lambda s (chi - chi0)) + A

fall short of them by G_t = N - N_t, which is what is carried here: with chi = chi0 it is exactly 0. Only the excess
over the baseline counts, each customer is lost once, and what is lost is margin; nobody is bought back.
"""

from __future__ import annotations

import numpy as np

from vendoreval.cost.inputs import Buyer, Value
from vendoreval.cost.value import discount_factor, monthly


def shortfall(buyer: Buyer, customers: Value, issue_rate: Value, excess: Value) -> Value:
    """G_t from N_{t-1}: how many customers fewer than under the baseline at the month's end.

    Args:
        buyer: Customers and their observed churn.
        customers: N_{t-1}, the option's at the month's start.
        issue_rate: lambda s, issues per customer in the month.
        excess: chi - chi0 per issue.
    """
    return (1 - buyer.churn) * (buyer.customers - customers * np.exp(-issue_rate * excess))


def horizon(buyer: Buyer, missing: Value, support_cost: Value) -> Value:
    """What the customers missing at the end of the term would still have brought, today's value.

    G_T (m - s0) / (d + c) (1 + d)^-T: their margin net of support, for as long as they would have stayed. The factor
    is the mean life of customers of whom a share c leaves a month, at the monthly discount rate d.
    """
    life = monthly(buyer.discount) + buyer.churn
    return missing * (buyer.margin - support_cost) / life * discount_factor(buyer.discount, buyer.term)
