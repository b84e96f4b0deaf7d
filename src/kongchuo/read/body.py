"""From a raw sheet to tables: sections of people under their header, all other rows accounted for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from sys import intern

from kongchuo.codes.plain import all_plain
from kongchuo.codes.text import clean, compact, lost_digits, none_lost
from kongchuo.model.table import CellValue, Column, Table
from kongchuo.read import staff
from kongchuo.read.abreast import lists, part_of
from kongchuo.read.banners import carried, of_others
from kongchuo.read.fill import filled_down, merged_values, put_together
from kongchuo.read.header import Header, find_header
from kongchuo.read.lines import Line, LineReader
from kongchuo.read.raw import RawSheet
from kongchuo.read.vocabulary import Vocabulary

# A cell merged over several rows speaks for all of them, but not where each person has their own.
_OWN = frozenset({"serial", "name", "id_number", "roll_number", "sex", "birth_date"})
# Where schools write a word once and leave the rows below it empty.
_WRITTEN_ONCE = ("school_name", "school_code", "grade", "class_name", "village", "householder", "head_teacher")
# Rosters and registers are read by their headings alone; the layouts of ledgers may lie in other columns.
_BY_HEADING = ("roster", "register")
# On the register a child's school may be written for the few who are elsewhere, and for nobody below them.
_EACH_CHILDS = ("school_name", "grade")
# A county's register is kept beside its rosters: what stands on both is kept once.
_ON_ROSTERS_TOO = frozenset({"name", "id_number", "guardian_name", "householder", "phone"})


@dataclass(frozen=True)
class Body:
    """What a sheet holds: tables of people, and what the other rows with content are.

    `puzzling` are rows (Excel numbers) of which kongchuo cannot say what they are, with their text.
    """

    header: Header | None
    tables: tuple[Table, ...] = ()
    aside: Mapping[Line, int] = field(default_factory=dict)
    puzzling: tuple[tuple[int, Line, str], ...] = ()

    @property
    def people(self) -> int:
        """Rows read."""
        return sum(len(table) for table in self.tables)

    @property
    def set_aside(self) -> int:
        """Rows with content that are no people. `people + set_aside` are all rows with content (where
        lists stand side by side, the rows of each)."""
        return sum(self.aside.values())


@dataclass
class _Section:
    """Consecutive people under one header."""

    header: Header
    titles: tuple[str, ...]
    last: str = ""  # what stands directly over the list, where it is not the sheet's first
    rows: list[int] = field(default_factory=list)


def read_body(sheet: RawSheet, words: Vocabulary, kind: str, file: str) -> Body:
    """The tables of a sheet; without a header every row with content is set aside."""
    header = find_header(sheet, words)
    if header is None:
        return Body(None, aside=Counter({Line.UNKNOWN: sum(map(_filled, sheet.rows))}))
    aside: Counter[Line] = Counter()
    aside[Line.HEADER] += sum(_filled(sheet.rows[index]) for index in range(header.first, header.last + 1))
    aside[Line.TITLE] += sum(map(_filled, sheet.rows[: header.first]))
    parts = lists(header)
    sections: list[_Section] = []
    puzzling: list[tuple[int, Line, str]] = []
    for part in parts:
        seen = part_of(sheet, part) if len(parts) > 1 else sheet
        over = (*_titles(sheet, seen, header.first), *part.words)
        found, odd = _sections(seen, words, part, over, aside)
        sections += found if kind != "roster" else _pupils(found, odd, aside)
        # Of a row with its school before several lists one list may have nobody.
        puzzling += [one for one in odd if not (part.words and one[1] is Line.PREFILLED)]
    tables = tuple(_table(sheet, section, kind, file) for section in sections if section.rows)
    if not tables:
        tables = (_table(sheet, sections[0], kind, file),)
    return Body(header if len(parts) == 1 else replace(header, twice=()), tables, aside, tuple(sorted(set(puzzling))))


def _pupils(found: list[_Section], odd: list[tuple[int, Line, str]], aside: Counter[Line]) -> Iterable[_Section]:
    """The sections without the lists of those who have left and of teachers that stand below the pupils."""
    yield found[0]
    for section in found[1:]:
        others = of_others(compact(section.last)) and "roll_status" not in section.header.fields
        if section.rows and (others or staff.asked(section.header)):
            aside[Line.OTHERS] += len(section.rows)
            odd.append((section.rows[0] + 1, Line.OTHERS, f"{section.last[:40]} {len(section.rows)}"))
        else:
            yield section


def _titles(sheet: RawSheet, part: RawSheet, above: int) -> tuple[str, ...]:
    """The texts above the header. Of lists side by side, what stands over the list itself comes last, and so counts
    first: each of two classes has its own title, but the school may stand over the other list."""
    own = _texts(part.rows[:above])
    return tuple(own if part is sheet else [*_texts(sheet.rows[:above]), *own])


def _sections(
    sheet: RawSheet, words: Vocabulary, header: Header, titles: tuple[str, ...], aside: Counter[Line]
) -> tuple[list[_Section], list[tuple[int, Line, str]]]:
    sections = [_Section(header, titles)]
    puzzling: list[tuple[int, Line, str]] = []
    reader, rows, read = LineReader(header, words), sections[0].rows, None
    pending: list[str] = []
    band: tuple[str, ...] = ()
    index = header.last + 1
    while index < len(sheet.rows):
        row = sheet.rows[index]
        read = reader.read(row)
        if read is Line.PERSON:
            if pending:
                band = (*carried(band, pending), *pending)
                sections.append(_Section(sections[-1].header, (*titles, *band), pending[-1]))
                rows, pending = sections[-1].rows, []
            rows.append(index)
        elif read is Line.HEADER:
            index, again = _repeated(sheet, words, sections[-1].header, index, aside)
            if again:
                band = (*carried(band, pending), *pending)
                sections.append(_Section(again, (*titles, *band), pending[-1] if pending else ""))
                reader, rows, pending = LineReader(again, words), sections[-1].rows, []
        elif read is not None:
            aside[read] += 1
            if read is Line.TITLE:
                pending = [*pending[-2:], *_texts([row])]
            elif read in (Line.UNKNOWN, Line.PREFILLED):
                puzzling.append((index + 1, read, " ".join(_texts([row]))[:60]))
        index += 1
    return sections, puzzling


def _repeated(
    sheet: RawSheet, words: Vocabulary, header: Header, index: int, aside: Counter[Line]
) -> tuple[int, Header | None]:
    """The last row of a header found again below, and that header when its columns differ."""
    deepest = sheet.rows[index : index + 3]
    found = find_header(RawSheet(sheet.name, deepest, merged=_shifted(sheet, index)), words)
    if found is None or found.first != 0:
        aside[Line.HEADER] += 1
        return index, None
    aside[Line.HEADER] += found.last + 1
    again = Header(index, index + found.last, found.fields, found.headings, found.twice, found.unknown)
    return index + found.last, again if dict(found.fields) != dict(header.fields) else None


def _shifted(sheet: RawSheet, index: int) -> tuple[tuple[int, int, int, int], ...]:
    return tuple((a - index, b, c - index, d) for a, b, c, d in sheet.merged if index <= a < index + 3)


def _table(sheet: RawSheet, section: _Section, kind: str, file: str) -> Table:
    header, chosen = section.header, section.rows
    merged = merged_values(sheet, header, chosen)
    columns: dict[str, Column] = {}
    broken: set[tuple[int, str]] = set()
    upright = tuple(zip_longest(*map(sheet.rows.__getitem__, chosen), fillvalue=""))
    for name, index in header.fields.items():
        raw: Sequence[CellValue] = upright[index] if index < len(upright) else ("",) * len(chosen)
        if index in merged and name not in _OWN:
            raw = [
                merged[index].get(row, value) if value in ("", None) else value
                for row, value in zip(chosen, raw, strict=True)
            ]
        if name in _WRITTEN_ONCE and not (kind == "register" and name in _EACH_CHILDS):
            raw = filled_down(raw)
        if kind in _BY_HEADING:
            raw = put_together(sheet, header, name, raw, upright)
        if kind == "register" and name in _ON_ROSTERS_TOO:
            raw = _kept_once(raw)
        columns[name] = Column(name, header.headings[index], index, tuple(raw), texts(raw))
        broken.update(_broken(sheet, name, index, chosen, raw))
    extra = tuple(_extra(header, upright, len(chosen), cells=kind not in _BY_HEADING))
    table = Table(
        kind,
        file,
        sheet.name,
        tuple(row + 1 for row in chosen),
        columns,
        header.last + 1,
        extra,
        section.titles,
        sheet.hidden,
    )
    if kind == "attendance":
        table = table.with_derived(_notes=_beside(sheet, chosen))
    return table.with_derived(_broken=frozenset(broken)) if broken else table


def _extra(header: Header, upright: Sequence[Sequence[CellValue]], length: int, *, cells: bool) -> Iterator[Column]:
    """The columns that are none of the record's; with their cells where a layout may turn them into those."""
    known = set(header.fields.values())
    for index, heading in header.headings.items():
        if index in known:
            continue
        raw = tuple(upright[index]) if cells and index < len(upright) else ("",) * length if cells else ()
        yield Column("", heading, index, raw, texts(raw))


def _beside(sheet: RawSheet, chosen: Sequence[int]) -> tuple[str, ...]:
    """The rows that are no pupils', such as a legend under an attendance register."""
    pupils = set(chosen)
    return tuple(
        " ".join(_texts([row])) for index, row in enumerate(sheet.rows) if index not in pupils and _filled(row)
    )


def _kept_once(raw: Sequence[CellValue]) -> Sequence[CellValue]:
    """The same cells; equal texts of all files are one object."""
    try:
        return list(map(intern, raw))  # type: ignore[arg-type]
    except TypeError:
        return [intern(value) if type(value) is str else value for value in raw]


def texts(raw: Sequence[CellValue]) -> tuple[str, ...]:
    """Cells as cleaned texts; every different value is cleaned once, and none where all are clean."""
    different = set(raw)
    if all_plain(different):
        return tuple(raw)  # type: ignore[arg-type]
    if any(kind is bool for kind in set(map(type, raw))):
        return tuple(map(clean, raw))  # True and 1 are one key of a dict, but not one text
    known = {value: clean(value) for value in different}
    return tuple(map(known.__getitem__, raw))


def _broken(
    sheet: RawSheet, name: str, index: int, chosen: Sequence[int], raw: Sequence[CellValue]
) -> Iterable[tuple[int, str]]:
    """Cells that say nothing reliable: lost digits, an error, a formula without its result."""
    if name in ("id_number", "roll_number") and not none_lost(raw):
        yield from ((position, name) for position, value in enumerate(raw) if lost_digits(value))
    if sheet.errors or sheet.unvalued:
        for position, row in enumerate(chosen):
            if (row, index) in sheet.errors or (row, index) in sheet.unvalued:
                yield position, name


def _filled(row: Sequence[CellValue]) -> bool:
    return any(value is not None and value != "" and str(value).strip() for value in row)


def _texts(rows: Iterable[Sequence[CellValue]]) -> list[str]:
    return [text for row in rows for value in row if (text := clean(value))]
