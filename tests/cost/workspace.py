"""A small workspace to read costing cases from."""

from __future__ import annotations

from pathlib import Path

from vendoreval.cost.case import Case
from vendoreval.cost.reading import read_case
from vendoreval.project.project import Project
from vendoreval.project.workspace import read_workspace

SETTINGS = """\
format: 1
title: A test
as_of: 2026-11-01
currency: USD
currencies:
  PHP: {rate: 0.02, drift: -1 %, source: central bank}
criteria: criteria.yaml
baseline: home
buyer:
  customers: 1000
  margin: {low: 26, mode: 33, high: 40, source: finance}
  churn: 2 %
  issues: 0.5
  term: 24
  channels: {phone: 60 %, email: 30 %, chat: 10 %}
  after_hours: 20 %
  escalation_cost: 22
"""

CRITERIA = """\
criteria:
  - {id: cost, weight: 100, computed: true_cost, points: {60 %: 100, 150 %: 0}}
"""

HOME = """\
name: Home
kind: in-house
settled: true
measures:
  first_contact_resolution: 80 %
  handle_time: 8.5
  unanswered_share: 2 %
price:
  model: in-house
  wage: {base: 19, burden: 1.3, overhead: 1.2, per_fte: 320}
  included: [governance, tax, travel, transition, parallel_running, severance, exit]
costs:
  training: {hours: 100, rate: 25, billed_attrition: 100 %}
  quality_assurance: {share: 2 %, cost: 6}
  seats: 90
  telecom: 0.01
"""

AWAY = """\
name: Away
kind: offshore
evidence:
  - {id: pilot, what: A pilot, grade: measured, date: 2026-10-01, n: 80, for: [first_contact_resolution]}
measures:
  first_contact_resolution: {successes: 60, trials: 80}
  handle_time: {low: 8, mode: 10, high: 14}
  unanswered_share: 5 %
price:
  quoted: {currency: PHP}
  model: contact
  fixed: 50000
  rate: 200
  minimum: 300
  cola: 4 %
  sla: {first_contact_resolution: 74 %, credit: 5 %, cap: 4 %}
  gain_share: {first_contact_resolution: 70 %, per_point: 1000, cap: 10 %}
  included: [telecom]
costs:
  governance: {share: 8 %, fixed: 500}
  transition: 20000
  exit: {probability: 20 %, cost: 9000}
automation: {contained: 10 %, first_contact_resolution: 60 %, rate: 0.3, fixed: 100}
"""

MIXED = """\
name: Both
kind: mixed
parts:
"""


def project(folder: Path, settings: str = SETTINGS, **vendors: str) -> Project:
    """The project of a workspace with these vendor files, beside `home` and `away` unless they are given."""
    files = {"home": HOME, "away": AWAY} | vendors
    (folder / "vendors").mkdir(exist_ok=True)
    (folder / "vendoreval.yaml").write_text(settings, encoding="utf-8")
    (folder / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    for name, text in files.items():
        (folder / "vendors" / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = read_workspace(folder)
    assert found.project is not None, found.findings
    return found.project


def case(folder: Path, settings: str = SETTINGS, **vendors: str) -> Case:
    """The workspace's costing case."""
    found = read_case(project(folder, settings, **vendors))
    assert found is not None
    return found
