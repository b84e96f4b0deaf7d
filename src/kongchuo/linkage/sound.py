"""Names that sound alike: 李莉 and 李丽 are one girl whom two people have written down."""

import os
from functools import lru_cache


def sounds_alike(left: str, right: str) -> bool:
    """Whether two names read the same character by character, tones left out.

    A character with several readings (曾, 单, 乐) agrees by any of them.
    """
    return len(left) == len(right) > 0 and all(
        ours == theirs or not _readings(ours).isdisjoint(_readings(theirs))
        for ours, theirs in zip(left, right, strict=True)
    )


@lru_cache(maxsize=1 << 13)
def _readings(character: str) -> frozenset[str]:
    # Imported here: its tables take time to load, and most lists never need them. Those of whole phrases, which
    # take most of it and 40 MB, say nothing of a single character.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
