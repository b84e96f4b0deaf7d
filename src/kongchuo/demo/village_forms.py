"""How the villages send their part of the register: most in the template, some in forms of their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kongchuo.demo.layouts.form import Container
from kongchuo.demo.layouts.page import Page, Place, Value
from kongchuo.demo.layouts.save import SUFFIX, save
from kongchuo.records.catalogue import RECORDS

Row = dict[str, Value]


@dataclass
class VillageFile:
    """A village's file with the place of each of its rows, by the row's identity."""

    name: str
    data: bytes
    places: dict[int, Place]


@dataclass(frozen=True)
class _Form:
    """A village's own form: the name of its file, and what makes its pages."""

    file: str
    pages: "Callable[[str, Sequence[Row]], tuple[list[Page], dict[int, Place]]]"
    container: Container = "xlsx"


def village_file(village: str, rows: Sequence[Row]) -> VillageFile:
    """The file of one village. Its rows stand by households."""
    form = _FORMS.get(village, _Form(village, _template))
    pages, places = form.pages(village, rows)
    return VillageFile(form.file + SUFFIX[form.container], save(pages, form.container), places)


def _template(village: str, rows: Sequence[Row]) -> tuple[list[Page], dict[int, Place]]:
    columns = RECORDS["register"].columns()
    page = Page("适龄儿童", widths={index: spec.width + 1 for index, spec in enumerate(columns.values())})
    title = page.add(["适龄儿童少年登记册"], "title")
    page.merge(title, 0, title, 11)
    page.add([("★" if spec.required else "") + spec.heading for spec in columns.values()], "header")
    return [page], _write(page, list(columns), rows)


def _write(page: Page, fields: Sequence[str], rows: Sequence[Row], first: int = 1) -> dict[int, Place]:
    columns = {name: index for index, name in enumerate(fields) if name}
    places = {}
    for number, row in enumerate(rows, start=first):
        at = page.add([number if name == "serial" else row.get(name, "") for name in fields])
        places[id(row)] = Place(page.name, at + 1, columns)
    return places


# Headings of a village's own, with the group over them.
_OWN = {
    "serial": ("序号", ""), "householder": ("户主", "户口情况"), "household_status": ("户口状态", "户口情况"),
    "name": ("儿童姓名", "儿童信息"), "sex": ("性别", "儿童信息"), "id_number": ("身份证号码", "儿童信息"),
    "birth_date": ("出生年月日", "儿童信息"), "disability": ("残疾类别", "儿童信息"),
    "school_status": ("就学情况", "就学信息"), "school_name": ("现就读学校", "就学信息"),
    "grade": ("年级", "就学信息"), "place": ("学校所在地", "就学信息"), "proof": ("佐证材料", "就学信息"),
    "guardian_name": ("监护人", ""), "phone": ("联系方式", ""), "remarks": ("说明", ""),
}  # fmt: skip


def _titled(village: str, rows: Sequence[Row]) -> tuple[list[Page], dict[int, Place]]:
    """The village in the title alone, two rows of headings, a household's cells merged, totals and signatures."""
    page = Page("Sheet1")
    title = page.add([f"马井镇{village}2022年适龄儿童少年摸底登记表"], "title")
    page.merge(title, 0, title, len(_OWN) - 1)
    upper = page.add([group or text for text, group in _OWN.values()], "header")
    lower = page.add([text if group else None for text, group in _OWN.values()], "header")
    column = 0
    for group, members in groupby(_OWN.values(), key=lambda heading: heading[1] or heading[0]):
        width = len(list(members))
        page.merge(upper, column, upper if width > 1 else lower, column + width - 1)
        for extra in range(column + 1, column + width):
            page.rows[upper][extra] = None
        assert group
        column += width
    places = _write(page, list(_OWN), rows)
    _merge_households(page, rows, places)
    page.add(["合计", None, None, f"{len(rows)}人"], "total")
    page.add([])
    page.add([f"{village}村民委员会（盖章）　　　　填表人：　　　　　　2022年9月12日"], "note")
    return [page], places


def _merge_households(page: Page, rows: Sequence[Row], places: dict[int, Place]) -> None:
    for _, members in groupby(rows, key=lambda row: row["householder"]):
        where = [places[id(row)] for row in members]
        first, last, column = where[0].row - 1, where[-1].row - 1, where[0].columns["householder"]
        page.merge(first, column, last, column)
        for row in range(first + 1, last + 1):
            page.rows[row][column] = None


_BY_GROUP = [name for name in _OWN if name != "remarks"]


def _by_group(village: str, rows: Sequence[Row]) -> tuple[list[Page], dict[int, Place]]:
    """A sheet a village group; the household written once over brothers and sisters."""
    households = [list(members) for _, members in groupby(rows, key=lambda row: row["householder"])]
    share = -(-len(households) // 4)
    pages, places = [], {}
    for number in range(4):
        own = [row for members in households[number * share : (number + 1) * share] for row in members]
        page = Page(f"{number + 1}组")
        page.add([_OWN[name][0] for name in _BY_GROUP], "header")
        found = _write(page, _BY_GROUP, own)
        for row, previous in zip(own[1:], own, strict=False):
            if row["householder"] == previous["householder"]:
                place = found[id(row)]
                page.rows[place.row - 1][place.columns["householder"]] = None
        pages.append(page)
        places.update(found)
    return pages, places


_EXPORTED = {
    "": "户号", "relation": "与户主关系", "name": "姓名", "sex": "性别", "id_number": "公民身份号码",
    "birth_date": "出生日期", "household_status": "户口状态", "school_status": "就学状态", "school_name": "就读学校",
    "grade": "就读年级", "place": "就读地", "proof": "证明材料", "disability": "残疾类型", "phone": "联系电话",
    "remarks": "备注",
}  # fmt: skip


def _exported(village: str, rows: Sequence[Row]) -> tuple[list[Page], dict[int, Place]]:
    """Whole households, printed from the household register: grown-ups among the children.

    The grown-ups have no numbers: whatever is invented for people of that age may be somebody's.
    """
    page = Page("表1")  # as a web page that is called a workbook is read
    page.add([f"{village}常住人口登记"], "title")
    page.add(list(_EXPORTED.values()), "header")
    columns = {name: index for index, name in enumerate(_EXPORTED)}
    places = {}
    for number, (head, members) in enumerate(groupby(rows, key=lambda row: row["householder"]), start=1):
        _grown_up(page, number, "户主", head, "1961-02-03")
        children = list(members)
        for guardian in dict.fromkeys(row["guardian_name"] for row in children):
            if guardian != head:
                _grown_up(page, number, "家庭成员", guardian, "1986-07-08")
        for row in children:
            row["relation"] = "之孙" if row["sex"] == "男" else "之孙女"
            at = page.add([f"{number:04}", *(row.get(name, "") for name in columns if name)])
            places[id(row)] = Place(page.name, at + 1, columns)
    return [page], places


def _grown_up(page: Page, number: int, relation: str, name: Value, born: str) -> None:
    known = {"relation": relation, "name": name, "birth_date": born, "household_status": "在籍"}
    page.add([f"{number:04}", *(known.get(field, "") for field in _EXPORTED if field)])


_LISTED = [name for name in _OWN if name not in ("serial", "remarks")]


def _listed(village: str, rows: Sequence[Row]) -> tuple[list[Page], dict[int, Place]]:
    """A plain list as text; only the file's name says the village."""
    page = Page(village)
    page.add([_OWN[name][0] for name in _LISTED], "header")
    places = _write(page, _LISTED, rows)
    return [page], {key: replace(place, sheet=f"{village}适龄儿童名单") for key, place in places.items()}


_FORMS = {
    "清禾村": _Form("适龄儿童摸底表（最终版）", _titled),
    "云溪村": _Form("云溪村", _by_group),
    "麦香村": _Form("麦香村户籍导出", _exported, "html_xls"),
    "竹里村": _Form("竹里村适龄儿童名单", _listed, "csv_gbk"),
}
