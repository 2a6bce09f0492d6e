"""How all tests run: property tests draw the same examples every time, so that a run says what the last one said."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, max_examples=40)
settings.load_profile("house")
