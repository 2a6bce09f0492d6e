"""`vendoreval cost`: true cost, its lines explained, its coefficients calibrated, its staffing."""

from __future__ import annotations

from vendoreval.cli.cost import calibrate, staffing
from vendoreval.cli.cost.show import app

app.command("calibrate")(calibrate.calibrate)
app.command("exit-survey")(calibrate.exit_survey)
app.command("staffing")(staffing.staffing)

__all__ = ["app"]
