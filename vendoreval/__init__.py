"""Choose who looks after your customers, and be able to defend the choice."""

__version__ = "0.1.0"
