from benchmarks.calibration import banded, calibrate


def test_a_stated_chance_comes_true_as_often_as_stated():
    found = {name: banded(rows) for name, rows in calibrate(700)}
    calibrated = [band for band in found["calibrated"] if band.worlds >= 30]
    assert len(calibrated) == 4
    for band in calibrated:
        # Four points, and two standard errors for the few worlds of a test.
        slack = 0.04 + 2 * (band.stated * (1 - band.stated) / band.worlds) ** 0.5
        assert abs(band.stated - band.true) < slack
    assert all(band.stated - band.true > 0.05 for band in found["naive"])
    assert found["naive"][-1].stated - found["naive"][-1].true > 0.12
