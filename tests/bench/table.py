"""One row a promise: what was measured, against what, in the same run."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`ratio` is ours over theirs; `goal` says which side of which number it must stand on."""

    name: str
    ours: str
    against: str
    ratio: float
    goal: str
    met: bool


def at_least(name: str, ours: float, theirs: float, goal: float, *, unit: str) -> Row:
    """A row where more is better."""
    ratio = ours / theirs
    return Row(
        name=name,
        ours=f"{ours:,.0f} {unit}",
        against=f"{theirs:,.0f} {unit}",
        ratio=ratio,
        goal=f"≥ {goal:g}×",
        met=ratio >= goal,
    )


def at_most(
    name: str,
    ours: float,
    theirs: float,
    goal: float,
    *,
    unit: str,
    ceiling: float | None = None,
) -> Row:
    """A row where less is better; `ceiling` is a bound on our own figure besides."""
    ratio = ours / theirs if theirs else float("inf")
    within = ceiling is None or ours <= ceiling
    return Row(
        name=name,
        ours=f"{ours:,.2f} {unit}",
        against=f"{theirs:,.2f} {unit}",
        ratio=ratio,
        goal=f"≤ {goal:g}×" + ("" if ceiling is None else f", ≤ {ceiling:g} {unit}"),
        met=ratio <= goal and within,
    )


def bounded(name: str, ours: float, theirs: float, ceiling: float, *, unit: str) -> Row:
    """A row with a bound of its own; what it is compared with stands beside it."""
    return Row(
        name=name,
        ours=f"{ours:,.2f} {unit}",
        against=f"{theirs:,.2f} {unit}",
        ratio=ours / theirs if theirs else float("inf"),
        goal=f"≤ {ceiling:g} {unit}",
        met=ours <= ceiling,
    )


def formatted(rows: Sequence[Row]) -> str:
    """The table in Markdown, columns aligned."""
    cells = [("row", "ours", "against", "ratio", "goal", "met")]
    cells += [
        (row.name, row.ours, row.against, f"{row.ratio:.2f}", row.goal, "yes" if row.met else "NO")
        for row in rows
    ]
    widths = [max(len(line[column]) for line in cells) for column in range(6)]
    lines = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
