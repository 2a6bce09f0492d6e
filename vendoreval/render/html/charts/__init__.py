"""Charts as pure functions from plain numbers to SVG text."""
