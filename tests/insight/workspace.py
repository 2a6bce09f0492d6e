"""A small workspace on disk: three options, four leaves, two raters."""

from vendoreval.front import load
from vendoreval.project.tree import weigh
from vendoreval.scoring.score import score
from vendoreval.scoring.scoring import Scoring

FILES = {
    "vendoreval.yaml": """
format: 1
title: Small
as_of: 2026-11-01
currency: USD
criteria: criteria/small.yaml
baseline: home
raters:
  ops: {name: Operations}
  brand: {name: Brand}
""",
    "criteria/small.yaml": """
criteria:
  - id: language
    weight: 40
    ask: Can agents leave the script?
    rating: {1: Reads the script aloud, 3: Loses the thread off it, 5: Follows an off-script turn}
  - id: solved
    weight: 40
    measure: first_contact_resolution
    points: {50 %: 0, 90 %: 100}
  - id: trust
    weight: 20
    ask: Do they keep their word?
    rating: {1: Broke two promises in the pilot, 3: Kept all with reminders, 5: Kept all unasked}
""",
    "vendors/home.yaml": """
name: Home
kind: in-house
evidence:
  - {id: calls, what: Forty calls, grade: measured, date: 2026-10-20, n: 40, for: [language]}
measures:
  first_contact_resolution: {successes: 1400, trials: 2000, grade: measured, date: 2026-10-20}
""",
    "vendors/near.yaml": """
name: Near
kind: nearshore
evidence:
  - {id: clients, what: Calls with two clients, grade: reference, date: 2026-10-20, for: [trust]}
measures:
  first_contact_resolution: {successes: 30, trials: 40, grade: measured, date: 2026-10-20}
""",
    "vendors/far.yaml": """
name: Far
kind: offshore
measures:
  first_contact_resolution: {value: 60 %, p10: 55 %, p90: 65 %, grade: claim, date: 2026-10-20}
""",
    "vendors/ratings/ops.yaml": """
rater: ops
date: 2026-10-20
ratings:
  language: {home: 4, near: 4, far: 1}
  trust: {home: 4, near: 4}
""",
    "vendors/ratings/brand.yaml": """
rater: brand
date: 2026-10-20
ratings:
  language: {home: 4}
  trust: {home: 3, near: 4, far: abstain}
""",
}


def scoring(folder, changes=None):
    """The workspace's scoring; `changes` replace files by path."""
    for path, text in {**FILES, **(changes or {})}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.lstrip(), encoding="utf-8")
    project = load(folder)
    tree = weigh(project.criteria, project.criteria_path, None)
    return Scoring(project, tree, None, {}, None, tuple(project.vendors))


def ranked(held):
    """The ranked options."""
    return tuple(option for option in score(held) if option.rank is not None)
