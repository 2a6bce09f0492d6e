"""Churn coefficients from the buyer's own records, in the order of trust: customers joined to cancellations, then an exit
survey, then the published defaults.
"""
