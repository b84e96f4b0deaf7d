"""One slip of the fingers: no edit-distance ratios, which are no use on two or three characters."""


def one_edit(left: str, right: str) -> bool:
    """Whether two texts differ by one wrong, surplus or missing character or two exchanged neighbours."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    shorter = min(len(left), len(right))
    start = 0
    while start < shorter and left[start] == right[start]:
        start += 1
    end = 0
    while end < shorter - start and left[-1 - end] == right[-1 - end]:
        end += 1
    ours, theirs = left[start : len(left) - end], right[start : len(right) - end]
    if len(ours) <= 1 and len(theirs) <= 1:
        return True
    return len(ours) == 2 and ours == theirs[::-1]


def near_dates(left: str, right: str) -> bool:
    """Whether one ISO date may be a slip for the other: one edit of its digits, or month and day exchanged."""
    ours, theirs = left.replace("-", ""), right.replace("-", "")
    if len(ours) != 8 or len(theirs) != 8:
        return False
    return ours == theirs or one_edit(ours, theirs) or ours == theirs[:4] + theirs[6:] + theirs[4:6]
