"""How much of a draft somebody changed."""

_LONGEST = 1500


def edit_distance(left: str, right: str) -> int:
    """Characters to insert, drop or replace; of very long texts an estimate by words."""
    if left == right:
        return 0
    if max(len(left), len(right)) > _LONGEST:
        return _by_words(left.split(), right.split())
    return _distance(left, right, [1] * len(left), [1] * len(right))


def changed_share(distance: int, offered_length: int) -> float:
    """0 for as it was, 1 for all of it or more."""
    return min(distance / offered_length, 1.0) if offered_length else float(distance > 0)


def _by_words(left: list[str], right: list[str]) -> int:
    weights = [len(word) + 1 for word in left], [len(word) + 1 for word in right]
    return _distance(left[:_LONGEST], right[:_LONGEST], *weights)


def _distance(
    left: "str | list[str]",
    right: "str | list[str]",
    left_weights: list[int],
    right_weights: list[int],
) -> int:
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    row = [0]
    for weight in right_weights[start : len(right)]:
        row.append(row[-1] + weight)
    for place in range(start, len(left)):
        above, row = row, [row[0] + left_weights[place]]
        for column, item in enumerate(right[start:]):
            weight = right_weights[start + column]
            swap = above[column] + (0 if left[place] == item else max(left_weights[place], weight))
            row.append(min(swap, row[-1] + weight, above[column + 1] + left_weights[place]))
    return row[-1]
