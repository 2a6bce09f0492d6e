"""How many agents the volume needs, and what customers meet with fewer: Erlang B, C and A, and a week in half-hours."""
