"""Which rows below a header are pupils, and what the other rows are."""

import re
from collections.abc import Sequence
from enum import StrEnum

from kongchuo.codes.choices import SEX
from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import clean, compact
from kongchuo.model.table import CellValue
from kongchuo.read.banners import is_band, is_placed
from kongchuo.read.guide import is_guide
from kongchuo.read.header import Header, repeats
from kongchuo.read.heading_rows import is_labelled, is_named
from kongchuo.read.vocabulary import Vocabulary, left_alone, look_up


class Line(StrEnum):
    """What a row with content is. Only PERSON rows are read; UNKNOWN and PREFILLED are named in a note."""

    PERSON = "person"
    HEADER = "header"
    TITLE = "title"
    TOTAL = "total"
    SIGNATURE = "signature"
    REMARK = "remark"
    EXAMPLE = "example"
    GUIDE = "guide"  # what to fill in, the codes or numbers of the columns
    NUMBERED = "numbered"  # a serial number and nothing else
    PREFILLED = "prefilled"  # school or class filled down, no person
    FAMILY = "family"  # the other parent of the pupil above
    PRESENT = "present"  # pupils of an attendance register who were there every day
    OTHER_AGE = "other_age"  # grown-ups and small children on a list of whole households
    OTHERS = "others"  # on a list of those who have left, or of teachers, below the pupils
    UNKNOWN = "unknown"


_TOTAL = pattern(
    r"^(?:本页|本班|本校|全校|全班|全镇|年级|班级|学校|各班|男女|男生|女生|分|累)?(?:合计|小计|总计|共计|累计|总人数|总数|人数合计|计|合计人数|人数)(?:[:：]?$|[:：(（\d共男女为]|人)|^(?:全班|全校|本班|本校|总)?共计?有?\d+[人名]|^共$|^以上共|^总人数|^学生总数|^(?:应到|实到|应出勤|实出勤|出勤|缺勤|缺席)(?:人数|人次|率|天数)?(?:[:：\d]|$)|^男生?[:：]?\d+人?|^女生?[:：]?\d+人?|^其中[:：]?(?:男|女)"
)
_SIGNATURE = pattern(
    r"^(?:填表人?|填报人?|制表人?|审核人?|校长|园长|班主任|负责人|经办人|联系人|主管|分管|复核|统计人?|单位|学校|签字|签名|填表日期|填报日期|填报时间|上报时间|制表日期|日期|联系电话|电话|盖章|公章)"
    r".{0,12}(?:[:：]|签[字名章]|盖章|\(章\)|\(公章\)|\(盖章\))|(?:签字|盖章|公章)[)）]?[:：]?$|^年月日$|^\d{4}年\d{1,2}月\d{1,2}日$|^(?:填表|填报|制表|审核|复核|统计|上报|经办|负责|录入|核对)[人员]?$|^(?:校|园)长$"
)
_REMARK = pattern(
    r"^(?:注|备注|说明|填表说明|填写说明|要求|提示|注意|附注|附[件表]?)(?:事项)?[:：1-9一二三(（.、]|^[*※★]|^\d+[.、．)）][\u4e00-\u9fff]{4}|^\(?(?:续[上前]?[页表]|[接转][上下]页|[承接][上前]页|过次页|以下空白|以下无正文|此页无正文|下页续)\)?$|^打印(?:日期|时间):|^第[\d一二三四五六七八九十]+页"
)
_EXAMPLE = pattern(
    r"^[(（【\[]?(?:示例|样例|例|填写示例|填表示例|范例|举例|example)[)）】\]]?[:：]?\d*$", re.IGNORECASE
)
_DIGITS = pattern(r"\d")
# 联系电话：15400001234, 2023年12月15日 under the pupils; 2022—2023学年度 over them.
_NO_NUMBER = pattern(
    r"[\u4e00-\u9fff]{4}|^[\u4e00-\u9fff]{2,}:|^\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})$"
)

_CLASS = pattern("[班级]")
# A teacher's phone may stand where the pupils have their ID numbers, but never so many digits.
_FEWEST_DIGITS = 15
_SUB_HEADINGS = frozenset({"男", "女", "是", "否", "汉字", "拼音", "类型", "号码", "类别", "等级"})
# Columns that schools fill down before any pupil is entered.
_FILLED_DOWN = frozenset(
    {
        "serial",
        "school_name",
        "school_code",
        "grade",
        "class_name",
        "head_teacher",
        "village",
        "group",
        "id_type",
        "ethnicity",
        "roll_status",
        "state",
        "remarks",
    }
)
# What alone makes no pupil: the second line of a form with a line for each parent.
_PARENTS = frozenset({"guardian_name", "guardian_relation", "phone"})
# What only a person has; one of these, or a sex, without a name still makes a pupil with an empty name.
_PERSONAL = frozenset(
    {
        "birth_date",
        "roll_number",
        "guardian_name",
        "phone",
        "entry_date",
        "movement",
        "movement_date",
        "left_date",
        "found_date",
        "visit_date",
        "destination",
    }
)


class LineReader:
    """Classifies the rows below one header."""

    def __init__(self, header: Header, words: Vocabulary) -> None:
        self._header = header
        self._words = words
        self._name = header.fields.get("name", -1)
        self._number = header.fields.get("id_number", -1)
        self._remarks = header.fields.get("remarks", -1)
        self._serial = header.fields.get("serial", -1)
        self._columns = dict(header.fields)

    def read(self, row: Sequence[CellValue]) -> Line | None:
        """What the row is; None when it is blank."""
        width = len(row)
        name = row[self._name] if -1 < self._name < width else ""
        number = row[self._number] if -1 < self._number < width else ""
        if name and isinstance(number, str) and len(number) >= 15 and number[0].isdigit() and isinstance(name, str):
            return Line.EXAMPLE if self._is_example(row) else Line.PERSON
        filled: list[CellValue] = [
            value
            for value in row
            if value is not None and value != "" and not (isinstance(value, str) and not value.strip())
        ]
        if not filled:
            return None
        return self._judge(row, filled, compact(str(name or "")), number)

    def _judge(self, row: Sequence[CellValue], filled: list[CellValue], name: str, number: CellValue) -> Line:
        if is_labelled(row, self._words) and len(_DIGITS.findall(str(number or ""))) < _FEWEST_DIGITS:
            return Line.TITLE
        if self._is_header(row):
            return Line.HEADER
        if self._is_example(row):
            return Line.EXAMPLE
        texts = [compact(value) for value in filled if isinstance(value, str)]
        has_number = _like_number(number)
        if not has_number and is_placed(texts):
            return Line.TITLE
        if not has_number:
            # A name and a sex are a pupil's, whose birth date may look like the date under a signature.
            named = bool(name) and not name.isdigit() and SEX.read(self._sex(row)) is not None
            marked = _marked([*texts[:1], name] if named else texts)
            if marked:
                return marked
        if has_number:
            return Line.PERSON
        if is_guide(filled) or (len(filled) > 1 and len(texts) == len(filled) and all(map(self._names, texts))):
            return Line.GUIDE
        if name.isdigit() and (not SEX.read(self._sex(row) or "男") or _counts_of_sexes(texts)):
            return Line.TOTAL if _counts_of_sexes(texts) else Line.UNKNOWN  # 应考 | 30 | 实考 | 28
        known = {
            field for field, column in self._columns.items() if column < len(row) and row[column] not in ("", None)
        }
        return self._without_number(known, name, self._sex(row), texts, filled)

    def _without_number(self, known: set[str], name: str, sex: str, texts: list[str], filled: list[CellValue]) -> Line:
        if len(filled) == 1 and texts and (len(texts[0]) > 4 or _CLASS.search(texts[0]) or "name" not in known):
            titled = (len(texts[0]) > 2 or "班" in texts[0]) and not texts[0].isdigit()
            return Line.TITLE if titled else Line.NUMBERED
        if len(filled) == 1 and is_band(name):
            return Line.TITLE
        if name and not name.isdigit():
            return Line.PERSON if known - {"remarks"} else Line.UNKNOWN
        if known and known <= _PARENTS:
            return Line.FAMILY
        if known & _PERSONAL or "id_number" in known or ("sex" in known and SEX.read(sex) is not None):
            return Line.PERSON
        if known == {"serial"} or (len(filled) == 1 and (not texts or texts[0].isdigit())):
            return Line.NUMBERED
        if known and known <= _FILLED_DOWN:
            return Line.PREFILLED
        return Line.UNKNOWN

    def _names(self, text: str) -> bool:
        """Whether a text stands in headings alone: one row more of a header whose cells are not merged."""
        return text in _SUB_HEADINGS or bool(look_up(text, self._words)) or left_alone([text])

    def _sex(self, row: Sequence[CellValue]) -> str:
        column = self._columns.get("sex", len(row))
        return clean(row[column]) if column < len(row) else ""

    def _is_header(self, row: Sequence[CellValue]) -> bool:
        """The header once more, or another one with other columns."""
        return repeats(row, self._header) or is_named(row, self._words)

    def _is_example(self, row: Sequence[CellValue]) -> bool:
        """A row that shows how to fill in: 示例 in the first cell, for a serial number, or at the head of the remarks."""
        first = row[0] if row and row[0] else next((value for value in row if value not in ("", None)), None)
        if isinstance(first, str) and len(first) < 12 and not first.isdigit() and _EXAMPLE.match(compact(first)):
            return True
        serial = row[self._serial] if 0 < self._serial < len(row) else None
        if isinstance(serial, str) and len(serial) < 12 and not serial.isdigit() and _EXAMPLE.match(compact(serial)):
            return True
        remark = row[self._remarks] if -1 < self._remarks < len(row) else None
        return isinstance(remark, str) and remark.startswith("示例行")


def _counts_of_sexes(texts: list[str]) -> bool:
    """男生 | 9 | 女生 | 9: no pupil is both."""
    return any(text.startswith("男") for text in texts) and any(text.startswith("女") for text in texts)


def _like_number(value: CellValue) -> bool:
    """Whether a cell in the ID column is a number of a person, right or wrong."""
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, int | float):
        return abs(value) >= 1e5
    text = compact(str(value))
    digits = len(_DIGITS.findall(text))
    return digits >= 8 and len(text) <= 24 and (digits >= _FEWEST_DIGITS or not _NO_NUMBER.search(text))


def _marked(texts: list[str]) -> Line | None:
    """What the first words of a row say it is."""
    for text in [text for text in texts if not text.isdigit()][:3]:
        if _TOTAL.search(text):
            return Line.TOTAL
        if _SIGNATURE.search(text):
            return Line.SIGNATURE
        if _REMARK.search(text):
            return Line.REMARK
    return None
