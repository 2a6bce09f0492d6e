"""How sure the answer is, what would change it, and what to find out next."""
