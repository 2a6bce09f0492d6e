"""The page for stakeholders: one HTML file that needs no network and is complete without JavaScript."""

from vendoreval.render.html.page import render

__all__ = ["render"]
