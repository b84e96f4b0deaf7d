"""Rosters whose headings, spellings, order of columns, places of the class and lines in between are drawn by lot."""

import random
from collections.abc import Callable, Sequence

from tests.layouts import columns as c
from tests.layouts.book import Book, Col, Page, Value
from tests.layouts.people import CENTRE, NINE, Class, Pupil, chinese, invent

_WORDS = {
    "name": "姓名 学生姓名 学生 名字 户口簿姓名 学生真实姓名",
    "sex": "性别 学生性别 男/女 性别名称",
    "id": "身份证号 身份证件号 公民身份号码 证件号码 居民身份证号 身份证编号 二代身份证号 身分证号",
    "birth": "出生日期 出生年月 生日 公历出生日期 出生 阳历生日",
    "nation": "民族 民族成份 民族名称",
    "phone": "联系电话 家长电话 手机号 监护人1电话 紧急联系电话 家庭电话",
    "guardian": "监护人 家长姓名 父亲姓名 监护人1姓名 第一监护人 父或母姓名",
    "address": "现住址 家庭住址 家庭现住址 实际居住地",
    "class": "班级 班别 所在班级 就读年级班级 年级及班级 行政班级",
    "grade": "年级 就读年级 现读年级 当前年级",
    "school": "学校 学校名称 就读学校名称 学籍所在学校",
    "serial": "序号 编号 顺序号 班内序号",
}
_OTHERS = "是否团员 血型 政治面貌 特长 签字 是否享受营养餐 备注 班主任 座号 上学方式 年龄 户口性质 学籍辅号"
_ABOVE: tuple[tuple[Value, ...], ...] = (
    ("学生花名册",),
    ("2022—2023学年度第二学期学生信息表",),
    ("学校（盖章）：", "", "", "填报日期：2023年3月5日"),
    (),
    ("附件1：",),
    ("填表说明：请如实填写。",),
)
_BELOW: tuple[tuple[Value, ...], ...] = (
    ("合计", 22),
    ("小计", "", "11人"),
    ("填表人：王老师", "", "审核人：李校长"),
    ("第1页 共2页",),
    ("", "", "（续表）"),
    (),
    ("注：以户口簿为准。",),
    ("班主任签字：",),
    ("校长", "李明", "制表", "王芳"),
    ("", "合计", "", "22"),
    ("男生：10人", "", "女生：12人"),
    ("2023年3月5日",),
    ("", "本页人数", "11"),
)
_FULL = ["三年级(2)班", "三(2)班", "三年级二班", "三年级2班", "三2班", "3.2", "302", "302班", "3(2)班", "三②班"]
_NUMBERS = ["（2）班", "二班", "2班", "2", "02"]


class Mixed:
    """The roster of one lot: `classes` are those on it, `file` is its name, `book` what it holds."""

    def __init__(self, seed: int) -> None:
        self._lot = random.Random(seed)
        places = [(CENTRE, 3, 1), (CENTRE, 3, 2), (CENTRE, 4, 1)]
        if self._lot.random() < 0.3:
            places = [(NINE, 6, 1), (NINE, 7, 1), (NINE, 8, 2)]
        self.classes = invent([(*place, self._lot.randint(4, 7)) for place in places])
        self.school = places[0][0]
        self._says_school = self._lot.choice(["file", "title", "column"])
        self.file = f"{self.school if self._says_school == 'file' else '名单'}.xlsx"
        self.book = Book()
        draw = self._lot.choice([self._one_cell, self._two_cells, self._sheets, self._labels, self._banners])
        draw(self._columns())

    def _word(self, field: str) -> str:
        return self._lot.choice(_WORDS[field].split())

    def _maybe(self, chance: float) -> bool:
        return self._lot.random() < chance

    def _columns(self) -> list[Col]:
        lot = self._lot
        columns = [
            c.name(self._word("name")),
            c.sex(self._word("sex"), *lot.choice([(), ("1", "2"), ("男性", "女性")])),
            c.ident(self._word("id"), lot.choice(list(c.IDS))),
        ]
        more: list[Callable[[], Col]] = [
            lambda: c.born(self._word("birth"), lot.choice(list(c.DAYS))),
            lambda: c.nation(self._word("nation")),
            lambda: c.phone(self._word("phone"), lot.choice([str, int])),
            lambda: c.guardian(self._word("guardian")),
            lambda: c.address(self._word("address")),
        ]
        columns += [make() for make in more if self._maybe(0.5)]
        columns += [
            c.extra(word, lot.choice(["x", "是", None])) for word in lot.sample(_OTHERS.split(), lot.randint(0, 4))
        ]
        lot.shuffle(columns)
        front = [c.school(self._word("school"))] if self._says_school == "column" else []
        return [*front, *([c.serial(self._word("serial"))] if self._maybe(0.7) else []), *columns]

    def _lines(self, page: Page, lines: Sequence[tuple[Value, ...]], most: int) -> None:
        for _ in range(self._lot.randint(0, most)):
            page.line(*self._lot.choice(lines))

    def _top(self, page: Page) -> None:
        self._lines(page, _ABOVE, 3)
        if self._says_school == "title":
            page.line(f"{self.school}学生名册")

    def _people(self, page: Page, columns: Sequence[Col], pupils: Sequence[Pupil]) -> None:
        page.pupils(columns, pupils[:3])
        self._lines(page, _BELOW, 1)
        page.pupils(columns, pupils[3:], start=4)

    def _all(self, columns: Sequence[Col]) -> None:
        page = self.book.page("Sheet1")
        self._top(page)
        page.header(columns)
        for group in self.classes:
            self._people(page, columns, group.pupils)
            if self._maybe(0.3):
                page.header(columns)
        self._lines(page, _BELOW, 3)

    def _one_cell(self, columns: list[Col]) -> None:
        place = self._lot.randint(0, len(columns))
        self._all([*columns[:place], c.klass(self._word("class"), self._lot.choice(_FULL)), *columns[place:]])

    def _two_cells(self, columns: list[Col]) -> None:
        grade = c.grade(self._word("grade"), self._lot.choice(["三年级", "三", "3", "3年级"]))
        self._all([*columns, grade, c.klass("班级", self._lot.choice(_NUMBERS))])

    def _sheets(self, columns: list[Col]) -> None:
        style = self._lot.choice(["三年级(2)班", "三2班", "三(2)班", "三年级2班", "302班"])
        for group in self.classes:
            page = self.book.page(str(c.CLASSES[style](group.pupils[0])))
            self._top(page)
            page.header(columns)
            self._people(page, columns, group.pupils)
            self._lines(page, _BELOW, 3)

    def _labels(self, columns: list[Col]) -> None:
        page = self.book.page("Sheet1")
        for group in self.classes:
            self._top(page)
            page.line("班级", c.CLASSES["三年级(2)班"](group.pupils[0]), "班主任", "王芳")
            page.header(columns)
            self._people(page, columns, group.pupils)

    def _banners(self, columns: list[Col]) -> None:
        """Grades and numbers, or whole classes, in lines of their own; the header once or over every list."""
        page, again, grade = self.book.page("Sheet1"), self._maybe(0.5), 0
        self._top(page)
        if not again:
            page.header(columns)
        numbers = self._maybe(0.5)
        for group in self.classes:
            if numbers and group.grade != grade:
                page.line(f"{chinese(group.grade)}年级")
            grade = group.grade
            page.line(self._banner(group, numbers))
            if again:
                page.header(columns)
            self._people(page, columns, group.pupils)

    def _banner(self, group: Class, numbers: bool) -> Value:
        if numbers:
            return self._lot.choice([f"{group.number}班", f"（{chinese(group.number)}）班"])
        style = self._lot.choice(["三年级(2)班", "三(2)班", "三年级二班", "三年级2班"])
        return f"{c.CLASSES[style](group.pupils[0])}{self._lot.choice(['', '学生名单', f'（{len(group.pupils)}人）'])}"
