"""Single ratings: on their scale, of a leaf that is rated, saying one thing."""

from __future__ import annotations

from collections.abc import Iterable

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found
from vendoreval.project.model.criteria import LeafKind
from vendoreval.project.model.ratings import Rating
from vendoreval.project.project import Project, ratings_path
from vendoreval.project.rules.outline import criteria_of
from vendoreval.project.rules.ranges import range_of


def rated_leaves(project: Project) -> Iterable[Diagnostic]:
    """Ratings of groups, and of leaves that earn their points in another way."""
    written = {one.criterion.id: one for one in criteria_of(project)}
    for rater, ratings in project.ratings.items():
        document = project.documents[ratings_path(rater)]
        for leaf in ratings.ratings:
            here = written.get(leaf)
            if here is None or (here.is_leaf and here.criterion.kind is LeafKind.RATING):
                continue
            reason = (
                f"is read from {here.criterion.kind.value.replace('_', ' ')}" if here.is_leaf
                else "is a group, and its criteria are rated"
            )  # fmt: skip
            message = f"{leaf} is not rated: it {reason}"
            yield found("not-a-rating", document, ("ratings", leaf), message, "Delete these ratings", key=True)


def on_the_scale(project: Project) -> Iterable[Diagnostic]:
    """Ratings below the lowest anchor or above the highest."""
    leaves = {one.criterion.id: one for one in criteria_of(project) if one.is_leaf}
    spans = {name: range_of(project, one.criterion) for name, one in leaves.items()}
    for rater, ratings in project.ratings.items():
        document = project.documents[ratings_path(rater)]
        for leaf, row in ratings.ratings.items():
            span = spans.get(leaf)
            if span is None or leaves[leaf].criterion.kind is not LeafKind.RATING:
                continue
            for vendor, rating in row.items():
                given = {"score": rating.score, "low": rating.low, "high": rating.high, "consensus": rating.consensus}
                for key, figure in given.items():
                    if figure is not None and not span[0] <= figure <= span[1]:
                        message = f"{figure:g} is outside the scale of {leaf}, {span[0]:g} to {span[1]:g}"
                        hint = f"Write a number from {span[0]:g} to {span[1]:g}"
                        keypath = ("ratings", leaf, vendor, key)
                        yield found("rating-off-scale", document, keypath, message, hint)


def one_thing(project: Project) -> Iterable[Diagnostic]:
    """Ratings that say two things, or half of one."""
    for rater, ratings in project.ratings.items():
        document = project.documents[ratings_path(rater)]
        for leaf, row in ratings.ratings.items():
            for vendor, rating in row.items():
                wrong = _unclear(rating)
                if wrong:
                    yield found("unclear-rating", document, ("ratings", leaf, vendor), *wrong)


def _unclear(rating: Rating) -> tuple[str, str] | None:
    """What is wrong and what to do, or None."""
    if (rating.low is None) is not (rating.high is None):
        return "an interval has two ends, low and high", "Write it as 2 to 3"
    if rating.low is not None and rating.high is not None and rating.low > rating.high:
        return "the interval falls", f"Write {rating.high:g} to {rating.low:g}"
    if rating.low is not None and rating.score is not None:
        return "a rating is a number or an interval, and this is both", "Keep one of the two"
    silent = "abstain" if rating.abstain else "unknown"
    if (rating.abstain or rating.unknown) and rating.counts:
        return f"a rater who says {silent} gives no figure", f"Delete {silent} or the figure"
    return None
