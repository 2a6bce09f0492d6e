"""How sure the answer is: distributions, seeded draws, the calibrated rating model, value of information."""
