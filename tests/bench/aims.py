"""What this project wants to cost at most, and whether it does: the one place that decides how a run ends."""

from collections.abc import Sequence
from dataclasses import dataclass

MET, MISSED, UNKNOWN = "met", "NOT MET", "NOT MEASURED"


@dataclass(frozen=True)
class Aim:
    """One line of the aims.

    Attributes:
        what: What is measured, such as "Full page: first paint".
        unit: What its figure counts, such as "x plain page" or "kB".
        most: The figure that it may have at most.
        value: The figure of this run; None where it could not be measured.
        told: What else belongs beside the figure.
    """

    what: str
    unit: str
    most: float
    value: float | None
    told: str = ""

    @property
    def state(self) -> str:
        """Whether it is met."""
        if self.value is None:
            return UNKNOWN
        return MET if self.value <= self.most else MISSED


def exit_status(aims: Sequence[Aim], problems: Sequence[str]) -> int:
    """How a run ends.

    Args:
        aims: Every aim of the run.
        problems: What could not be measured, and why.

    Returns:
        0 where each aim was measured and is met; else 1.
    """
    return 1 if problems or not aims or any(aim.state != MET for aim in aims) else 0


def table(aims: Sequence[Aim]) -> list[str]:
    """The aims as lines of text, a summary last."""
    rows = [(aim.what, _figure(aim), f"<= {_rounded(aim.most)} {aim.unit}", aim.state, aim.told) for aim in aims]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    lines = [
        f"  {what:<{widths[0]}}  {figure:>{widths[1]}}  {most:<{widths[2]}}  {state:<{widths[3]}}  {told}".rstrip()
        for what, figure, most, state, told in rows
    ]
    counts = {state: sum(aim.state == state for aim in aims) for state in (MET, MISSED, UNKNOWN)}
    return [*lines, "  " + ", ".join(f"{count} {state}" for state, count in counts.items())]


def _figure(aim: Aim) -> str:
    return "n/a" if aim.value is None else _rounded(aim.value)


def _rounded(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"
