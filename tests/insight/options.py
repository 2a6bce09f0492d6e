from vendoreval.evaluation import Confidence, Option, Standing


def option(name, score, first=None, standing=Standing.RANKED):
    confidence = None if first is None else Confidence(score - 5, score, score + 5, first, (first, 1 - first))
    return Option(
        id=name.lower(), name=name, kind="onshore", stage="final", standing=standing, rank=None, score=score,
        low=score, high=score, known=1.0, cells={}, confidence=confidence,
    )  # fmt: skip
