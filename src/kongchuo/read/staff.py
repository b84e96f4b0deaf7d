"""Lists of teachers, which schools keep in the same workbook as their pupils."""

from kongchuo.codes.text import fold_heading
from kongchuo.read.header import Header

# What is asked of a teacher and never of a pupil.
_WORDS = frozenset(
    [
        "职称",
        "专业技术职务",
        "技术职称",
        "任教学科",
        "所教学科",
        "任教班级",
        "任教年级",
        "任教科目",
        "教师资格证",
        "教师资格",
        "教师资格证号",
        "参加工作时间",
        "参加工作年月",
        "工作时间",
        "教龄",
        "编制",
        "是否在编",
        "在编",
        "岗位",
        "岗位等级",
        "学历",
        "第一学历",
        "最高学历",
        "所学专业",
        "毕业院校",
        "行政职务",
        "入职时间",
        "政治面貌及入党时间",
    ]
)
_FEWEST = 2


def asked(header: Header) -> tuple[str, ...]:
    """The headings that only teachers have; empty for a list of pupils."""
    found = tuple(header.headings[index] for index in header.unknown if fold_heading(header.headings[index]) in _WORDS)
    return found if len(found) >= _FEWEST else ()
