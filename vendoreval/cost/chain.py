"""How an issue ends: an absorbing chain of contact attempts with four exclusive ends.

Each attempt goes unanswered with chance u, is answered and resolved with (1 - u) phi, or is answered and left open.
A customer whose issue is open tries again (rho_f after an answer, rho_u after none) or gives up. With

    q = (1 - u)(1 - phi) rho_f + u rho_u        the chance of another attempt
    E = (1 - u) phi (1 - h)                     easy: resolved at once
    R = (1 - u) phi (h + q / (1 - q))           resolved with effort: after repeats, or through many hands or days
    F = (1 - u)(1 - phi)(1 - rho_f) / (1 - q)   gave up unresolved
    D = u (1 - rho_u) / (1 - q)                 gave up, never answered

E + R + F + D = 1, and (1 - u) / (1 - q) contacts are handled per issue. The chain is the fundamental matrix of an
absorbing Markov chain with one transient state (Kemeny & Snell 1960, chapter 3).
"""

from __future__ import annotations

from typing import NamedTuple

from vendoreval.cost.inputs import Value


class Ends(NamedTuple):
    """Per issue: the chance of each end with effort or worse, and the contacts agents handle."""

    effort: Value
    failed: Value
    dropped: Value
    contacts: Value

    @property
    def easy(self) -> Value:
        """The chance that the first contact resolved it, without effort."""
        return self.resolved - self.effort

    @property
    def resolved(self) -> Value:
        """The chance that it was resolved at all."""
        return 1 - self.failed - self.dropped


class Chain(NamedTuple):
    """What stays the same from month to month in how issues end; only phi moves, with the team's experience."""

    answered: Value  # 1 - u
    easy: Value  # 1 - h, of the issues resolved at the first contact
    repeat: Value  # rho_f
    gives_up: Value  # 1 - rho_f
    open_end: Value  # 1 - u rho_u
    never_answered: Value  # u (1 - rho_u)

    @classmethod
    def of(cls, unanswered: Value, high_effort: Value, repeat_unresolved: Value, repeat_unanswered: Value) -> Chain:
        """The chain for u, h, rho_f and rho_u."""
        return cls(
            answered=1 - unanswered,
            easy=1 - high_effort,
            repeat=repeat_unresolved,
            gives_up=1 - repeat_unresolved,
            open_end=1 - unanswered * repeat_unanswered,
            never_answered=unanswered * (1 - repeat_unanswered),
        )

    def ends(self, unresolved: Value) -> Ends:
        """How issues end when a share `unresolved` = 1 - phi of the answered contacts leaves them open."""
        left_open = self.answered * unresolved
        attempts = 1 / (self.open_end - left_open * self.repeat)
        return Ends(
            effort=(self.answered - left_open) * (attempts - self.easy),
            failed=attempts * left_open * self.gives_up,
            dropped=attempts * self.never_answered,
            contacts=attempts * self.answered,
        )


def with_automation(agents: Ends, contained: Value, resolution: Value, repeat_unresolved: Value) -> Ends:
    """How issues end when automation takes each issue's first contact and passes on what it does not contain.

    A contained contact is resolved (easy) or leaves the issue open; then the customer gives up, or insists and
    reaches an agent, which is effort however well that ends.
    """
    left_open = contained * (1 - resolution)
    insists = left_open * repeat_unresolved
    direct = 1 - contained
    reach = direct + insists
    return Ends(
        effort=direct * agents.effort + insists * agents.resolved,
        failed=reach * agents.failed + (left_open - insists),
        dropped=reach * agents.dropped,
        contacts=reach * agents.contacts,
    )


def excess_churn(outcome: Ends, effort: Value, failed: Value, dropped: Value) -> Value:
    """chi, the excess chance per issue that it costs the customer: R dR + F dF + D dD."""
    return outcome.effort * effort + outcome.failed * failed + outcome.dropped * dropped
