"""True cost including churn: what an option charges, what it costs beside, and the customers it drives away.

`case` reads a project into named inputs, `inputs` holds them as numbers, `chain`, `ramp`, `workload`, `price` and
`churn` are the formulas of one month, `ledger` the table of cost lines, `term` the months, and `present`, `account`
what they come to. `staffing` says how many agents a volume needs.
"""
