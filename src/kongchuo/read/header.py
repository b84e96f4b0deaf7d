"""Finding the header: which rows name the columns, and which column is which field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kongchuo.codes.text import clean, compact, fold_heading
from kongchuo.model.table import CellValue
from kongchuo.read.raw import RawSheet
from kongchuo.records.catalogue import RECORDS

# How far down a header may stand, and over how many rows it may reach.
SEARCHED_ROWS = 80
DEEPEST = 3

# Headings of the national roll system and of usual school forms which kongchuo understands and leaves alone.
_LEFT_ALONE = frozenset(
    fold_heading(text)
    for text in [
        "年龄",
        "周岁",
        "国籍",
        "国籍/地区",
        "港澳台侨外",
        "政治面貌",
        "健康状况",
        "曾用名",
        "姓名拼音",
        "英文姓名",
        "出生地",
        "籍贯",
        "户口性质",
        "户口类型",
        "邮政编码",
        "邮编",
        "血型",
        "身高",
        "体重",
        "座号",
        "学号",
        "班内学号",
        "考号",
        "准考证号",
        "特长",
        "爱好",
        "信仰宗教",
        "独生子女",
        "是否独生子女",
        "是否受过学前教育",
        "学前教育",
        "是否按本市户籍学生对待",
        "是否享受一补",
        "是否申请资助",
        "上下学距离",
        "上下学方式",
        "上下学交通方式",
        "是否乘坐校车",
        "是否需要乘坐校车",
        "是否烈士或优抚子女",
        "入学方式",
        "学生来源",
        "通信地址",
        "主页地址",
        "电子信箱",
        "父亲姓名",
        "父亲",
        "父亲电话",
        "父亲身份证号",
        "父亲工作单位",
        "母亲姓名",
        "母亲",
        "母亲电话",
        "母亲身份证号",
        "母亲工作单位",
        "监护人身份证号",
        "监护人身份证件号",
        "监护人职业",
        "监护人工作单位",
        "监护人现住址",
        "监护人户籍地",
        "工作单位",
        "职务",
        "爷爷",
        "奶奶",
        "家庭人口",
        "家庭成员",
        "打工地点",
        "务工地",
        "外出务工地点",
        "原毕业学校",
        "毕业学校",
        "户口簿号",
        "户号",
        "户主身份证号",
        "组别",
        "村民组",
        "组",
        "片区",
        "照片",
        "签名",
        "签字",
        "领取人",
        "身份证有效期",
        "身份证件有效期",
        "QQ",
        "微信",
        "qq号",
        "微信号",
        "学制",
        "班级代码",
        "年级代码",
        "校区",
        "班级编号",
        "是否贫困",
        "是否低保",
        "民政编号",
        "残疾证号",
        "残疾等级",
        "班主任电话",
        "班主任联系电话",
        "成绩",
        "总分",
        "语文",
        "数学",
        "英语",
        "性别代码",
        "民族代码",
        "省",
        "市",
        "县",
        "乡镇",
        "镇",
        "街道",
    ]
)
# Group headings whose sub-headings speak of a parent, not of the pupil.
_PARENTS = ("父", "母", "监护", "家长", "户主", "爷", "奶", "成员")
_PARENT_FIELDS = {
    "姓名": "guardian_name",
    "名字": "guardian_name",
    "电话": "phone",
    "联系电话": "phone",
    "手机": "phone",
    "手机号": "phone",
    "关系": "guardian_relation",
}


@dataclass(frozen=True)
class Header:
    """Rows `first`–`last` (from 0) name the columns.

    `fields` maps a field to its column; `headings` is the heading of every column as the clerk
    sees it; `twice` lists (field, column) of headings that stand a second time; `unknown` the
    columns whose heading means nothing to kongchuo.
    """

    first: int
    last: int
    fields: Mapping[str, int]
    headings: Mapping[int, str]
    twice: tuple[tuple[str, int], ...] = ()
    unknown: tuple[int, ...] = ()


Vocabulary = Mapping[str, tuple[tuple[str, int], ...]]


@lru_cache(maxsize=32)
def vocabulary(kind: str, own: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Vocabulary:
    """Folded heading → the fields that it may mean, each with its rank (0 = the canonical name).

    `own` are the township's headings of `[columns]`: pairs of a canonical heading and its aliases.
    """
    words: dict[str, list[tuple[str, int]]] = {}
    extra = {fold_heading(heading): aliases for heading, aliases in own}
    for field, spec in RECORDS[kind].columns().items():
        canonical = fold_heading(spec.heading)
        for rank, text in enumerate((spec.heading, *extra.get(canonical, ()), *spec.aliases)):
            words.setdefault(fold_heading(text), []).append((field, rank))
    return {word: tuple(sorted(meanings, key=lambda meaning: meaning[1])) for word, meanings in words.items()}


def find_header(sheet: RawSheet, words: Vocabulary, start: int = 0) -> Header | None:
    """The header at or below a row: the block of up to three rows that names the most columns."""
    best: Header | None = None
    for first in range(start, min(len(sheet.rows), start + SEARCHED_ROWS)):
        if not _may_name(sheet.rows[first], words):
            continue
        for depth in range(1, DEEPEST + 1):
            last = first + depth - 1
            if last >= len(sheet.rows) or (depth > 1 and _is_data(sheet.rows[last])):
                break
            header = _header(sheet, words, first, last)
            if _names_people(header) and (best is None or len(header.fields) > len(best.fields)):
                best = header
        if best and best.last < first - DEEPEST and len(best.fields) >= 4:
            break
    return best


def _names_people(header: Header) -> bool:
    """A header names at least a person and one thing more."""
    return len(header.fields) >= 2 and bool({"name", "id_number"} & set(header.fields))


def _may_name(row: Sequence[CellValue], words: Vocabulary) -> bool:
    texts = [value for value in row if isinstance(value, str) and value]
    return bool(texts) and not _is_data(row) and (len(texts) > 1 or fold_heading(texts[0]) in words)


def _is_data(row: Sequence[CellValue]) -> bool:
    """Whether a row holds what no header holds: numbers, dates, long digit strings, a sex."""
    for value in row:
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            return True
        digits = sum(character.isdigit() for character in value)
        if digits >= 5 or value.strip() in ("男", "女"):
            return True
    return False


def _header(sheet: RawSheet, words: Vocabulary, first: int, last: int) -> Header:
    labels = _labels(sheet, first, last)
    claims: list[tuple[str, int, int]] = []  # field, rank, column
    known: set[int] = set()
    for column, parts in labels.items():
        meanings = _meanings(parts, words)
        if meanings:
            claims.append((meanings[0][0], meanings[0][1], column))
            known.add(column)
        elif _left_alone(parts):
            known.add(column)
    fields: dict[str, int] = {}
    twice: list[tuple[str, int]] = []
    texts = {column: "".join(parts) for column, parts in labels.items()}
    for field, _, column in sorted(claims, key=lambda claim: (claim[1], claim[2])):
        if field not in fields:
            fields[field] = column
        elif fold_heading(texts[column]) == fold_heading(texts[fields[field]]):
            twice.append((field, column))
    unknown = tuple(column for column in labels if column not in known)
    return Header(first, last, dict(sorted(fields.items(), key=lambda item: item[1])), texts, tuple(twice), unknown)


def _labels(sheet: RawSheet, first: int, last: int) -> dict[int, list[str]]:
    """The heading parts of every column from top to bottom, merged areas spread over their cells."""
    grid: list[dict[int, str]] = []
    for index in range(first, last + 1):
        grid.append({column: text for column, value in enumerate(sheet.rows[index]) if (text := clean(value))})
    for top, left, bottom, right in sheet.merged:
        if first <= top <= last and right - left < 200:
            text = grid[top - first].get(left, "")
            for index in range(top, min(bottom, last) + 1):
                grid[index - first].update(dict.fromkeys(range(left, right + 1), text) if text else {})
    if len(grid) > 1 and not any(first <= area[0] <= last for area in sheet.merged):
        _spread(grid)
    labels: dict[int, list[str]] = {}
    for line in grid:
        for column, text in line.items():
            parts = labels.setdefault(column, [])
            if not parts or parts[-1] != text:
                parts.append(text)
    return dict(sorted(labels.items()))


def _spread(grid: list[dict[int, str]]) -> None:
    """Without merged areas (CSV) a group heading covers the empty cells to its right that have sub-headings."""
    for upper, lower in pairwise(grid):
        group = ""
        for column in range(max((*upper, *lower), default=-1) + 1):
            if column in upper:
                group = upper[column] if column in lower else ""
            elif column in lower and group:
                upper[column] = group


def _meanings(parts: Sequence[str], words: Vocabulary) -> tuple[tuple[str, int], ...]:
    """What a column's heading may mean: the parts together, then the lowest part, then the parts above."""
    whole = words.get(fold_heading("".join(parts)))
    if whole:
        return whole
    if len(parts) > 1 and any(mark in part for part in parts[:-1] for mark in _PARENTS):
        lowest = fold_heading(parts[-1])
        for field in (_PARENT_FIELDS.get(lowest),):
            if field:
                return ((field, 50),)
        return ()
    for part in reversed(parts):
        found = words.get(fold_heading(part))
        if found:
            return found if part is parts[-1] else tuple((field, rank + 20) for field, rank in found)
    return ()


def _left_alone(parts: Sequence[str]) -> bool:
    if len(parts) > 1 and any(mark in part for part in parts[:-1] for mark in _PARENTS):
        return True
    return any(fold_heading(text) in _LEFT_ALONE for text in ("".join(parts), *parts))


def repeats(row: Sequence[CellValue], header: Header) -> bool:
    """Whether a row below repeats the header (printed on every page)."""
    same = 0
    for column in header.fields.values():
        value = row[column] if column < len(row) else None
        if isinstance(value, str) and value and _same_heading(value, header.headings[column]):
            same += 1
    return same >= 2 and same * 2 >= min(len(header.fields), sum(1 for value in row if value not in ("", None)))


def _same_heading(text: str, heading: str) -> bool:
    folded = fold_heading(text)
    return bool(folded) and (folded == fold_heading(heading) or folded in compact(heading))
