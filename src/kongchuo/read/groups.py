"""Lists of different pupils beside one another, each under a word for what became of its pupils: 转入 | 转出."""

from collections.abc import Mapping, Sequence

# The word over a list, where it begins, its columns by field.
Part = tuple[str, int, Mapping[str, int]]

# Lists of movements that are printed beside one another.
_BESIDE = ("转入", "转出", "迁入", "迁出", "休学", "复学", "退学", "辍学", "转来", "转走")


def parts_of(labels: Mapping[int, list[str]], claims: Sequence[tuple[str, int, int]]) -> tuple[Part, ...]:
    """The lists that stand beside one another under words for what became of their pupils; none where a name is
    asked twice for another reason (the pupil's and a parent's)."""
    starts: dict[str, int] = {}
    for field, _, column in sorted(claims, key=lambda claim: claim[2]):
        if field != "name":
            continue
        group = next((part for part in labels[column] if part[:2] in _BESIDE), "")
        if not group or group[:2] in starts:
            return ()
        first = min(other for other, parts in labels.items() if parts[0] == labels[column][0])
        starts[group[:2]] = first if len(labels[column]) > 1 else column
    if len(starts) < 2:
        return ()
    edges = [*starts.values(), 1 << 20]
    found = []
    for word, left, right in zip(starts, edges, edges[1:], strict=False):
        fields: dict[str, int] = {}
        # What stands before the first list, such as the school, is for all of them.
        for field, _, column in sorted(claims, key=lambda claim: (claim[2] < edges[0], claim[1], claim[2])):
            if left <= column < right or column < edges[0]:
                fields.setdefault(field, column)
        found.append((word, left, fields))
    return tuple(found)
