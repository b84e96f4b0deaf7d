"""Faults in the rosters of the new grade 7, in spite of which nobody may get lost on the way."""

from kongchuo.demo.fault_numbers import exchanged, wrong_digit
from kongchuo.demo.faults import Sown
from kongchuo.demo.lines import Line

# Characters that sound like the last one of a name.
_SOUNDS_LIKE = {
    "萱": "宣", "轩": "宣", "彤": "童", "铭": "明", "航": "杭", "辰": "晨", "瑶": "遥", "琪": "棋", "妍": "研", "涵": "含",
    "骏": "俊", "硕": "朔", "衡": "恒", "泽": "择", "楷": "凯", "岚": "兰", "玥": "月", "怡": "宜",
}  # fmt: skip


def sow_september(sown: Sown) -> None:
    """Two numbers mistyped, one missing, one missing beside a misspelt name."""
    leavers = {child for child, (outcome, _) in sown.truth.ends.items() if outcome == "registered"}

    def arrived(line: Line) -> bool:
        return line.seat.grade == 7 and line.seat.child in leavers

    line = sown.pick("first_junior", arrived)
    sown.spoil(line, "id_number", wrong_digit(sown.child(line).id_number), "id-checksum")
    line = sown.pick("second_junior", lambda line: arrived(line) and exchanged(sown.child(line).id_number) is not None)
    sown.spoil(line, "id_number", exchanged(sown.child(line).id_number), "id-checksum")
    sown.spoil(sown.pick("luming", arrived), "id_number", "", "empty-required-cell")
    line = sown.pick("first_junior", lambda line: arrived(line) and sown.child(line).name[-1] in _SOUNDS_LIKE)
    name = sown.child(line).name
    line.put("name", name[:-1] + _SOUNDS_LIKE[name[-1]])
    sown.spoil(line, "id_number", "", "empty-required-cell")
