"""Decision problems printed in the literature, shared by the tests of several methods."""

from __future__ import annotations

import numpy as np

# Hwang, C.L. & Yoon, K. (1981). Multiple Attribute Decision Making: Methods and Applications. Springer LNEMS 186:
# four fighter aircraft by speed, range, payload, cost, reliability, maneuverability
FIGHTER = np.array(
    [
        [2.0, 1500.0, 20000.0, 5.5, 5.0, 9.0],
        [2.5, 2700.0, 18000.0, 6.5, 3.0, 5.0],
        [1.8, 2000.0, 21000.0, 4.5, 7.0, 7.0],
        [2.2, 1800.0, 20000.0, 5.0, 5.0, 5.0],
    ]
)
FIGHTER_WEIGHTS = np.array([0.2, 0.1, 0.1, 0.1, 0.2, 0.3])
FIGHTER_MAXIMISE = np.array([True, True, True, False, True, True])

# Papathanasiou, J. & Ploskas, N. (2018). Multiple Criteria Decision Aid. Springer Optimization 136, chapters 2 and 3:
# six sites by investment cost score, employment, social and environmental impact
SITES = np.array(
    [
        [8.0, 7.0, 2.0, 1.0],
        [5.0, 3.0, 7.0, 5.0],
        [7.0, 5.0, 6.0, 4.0],
        [9.0, 9.0, 7.0, 3.0],
        [11.0, 10.0, 3.0, 7.0],
        [6.0, 9.0, 5.0, 4.0],
    ]
)
SITES_WEIGHTS = np.array([0.4, 0.3, 0.1, 0.2])
