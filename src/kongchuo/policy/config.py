"""`kongchuo.toml` → `Township`; a fault is one Chinese sentence with the line."""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import fold_heading
from kongchuo.model.errors import UserError
from kongchuo.model.limits import DEFAULT_LIMITS, LIMIT_SETTINGS, Limits
from kongchuo.model.township import STAGES, Definitions, School, Targets, Township
from kongchuo.policy import values
from kongchuo.policy.attendance import attendance_settings
from kongchuo.policy.calendar_settings import calendar_settings
from kongchuo.policy.deadline_settings import deadline_settings
from kongchuo.policy.home_teaching import home_teaching
from kongchuo.policy.slips import likely_slip
from kongchuo.policy.values import SettingError
from kongchuo.policy.villages import check_villages
from kongchuo.records.catalogue import RECORDS

# TOML wants quotes around a key that is not ASCII; a clerk should not have to know.
_CHINESE_KEY = pattern(r"^(\s*)([\w-]*[^\x00-\x7f\s\"'=#\[\]]+[^\s\"'=#\[\]]*)(\s*=)", re.MULTILINE)


def load_township(path: Path) -> Township:
    """The township of a `kongchuo.toml`; UserError when the file or a value in it is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UserError(f"{path.name} 不是UTF-8编码，请用记事本另存为UTF-8后再试。") from None
    except OSError:
        raise UserError(f"{path} 打不开，请检查它是不是被别的程序占用。") from None
    import tomllib  # without a workspace there is nothing to read

    try:
        data = tomllib.loads(_CHINESE_KEY.sub(r'\1"\2"\3', text))
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        place = f"第{found[1]}行" if found else "末尾"
        raise UserError(
            f"{path.name} {place}写法有误，{likely_slip(text, int(found[1]) if found else None)}。"
        ) from None
    try:
        return parse_township(data)
    except SettingError as fault:
        line = _line_of(text, fault.path)
        raise UserError(f"{path.name} {f'第{line}行：' if line else ''}{fault.message}") from None


def parse_township(data: Mapping[str, Any]) -> Township:
    """The township that a parsed `kongchuo.toml` describes."""
    values.only(
        data,
        {
            "township",
            "schools",
            "targets",
            "definitions",
            "deadlines",
            "columns",
            "limits",
            "calendar",
            "home_teaching",
            "attendance",
        },
    )
    head = values.section(data, "township")
    values.only(head, {"name", "county"}, "township")
    schools = tuple(_school(entry, index) for index, entry in enumerate(values.sections(data, "schools")))
    _check_schools(schools)
    check_villages(schools, (values.text(head, "county", "township"), values.text(head, "name", "township")))
    return Township(
        name=values.text(head, "name", "township", required=True),
        county=values.text(head, "county", "township", required=True),
        schools=schools,
        targets=_targets(values.section(data, "targets")),
        definitions=_definitions(values.section(data, "definitions")),
        deadlines=deadline_settings(values.section(data, "deadlines")),
        columns=_columns(values.section(data, "columns")),
        limits=_limits(values.section(data, "limits")),
        attendance=attendance_settings(values.section(data, "attendance")),
        calendar=calendar_settings(values.section(data, "calendar")),
        home_teaching=home_teaching(values.section(data, "home_teaching")),
    )


def _school(entry: object, index: int) -> School:
    if not isinstance(entry, dict):
        raise SettingError("每所学校应写成一个 [[schools]] 段。", "schools")
    path = ("schools", index)
    values.only(entry, {"name", "code", "stages", "aliases", "feeds", "villages"}, *path)
    stages = values.texts(entry, "stages", *path)
    if not stages or not set(stages) <= set(STAGES):
        raise SettingError(
            'stages 应为 ["primary"]（小学）、["junior"]（初中）或 ["primary", "junior"]（九年一贯制）。',
            *path,
            "stages",
        )
    return School(
        name=values.text(entry, "name", *path, required=True),
        stages=tuple(stage for stage in STAGES if stage in stages),
        code=values.text(entry, "code", *path) or None,
        aliases=tuple(values.texts(entry, "aliases", *path)),
        feeds=values.text(entry, "feeds", *path) or None,
        villages=tuple(values.texts(entry, "villages", *path)),
    )


def _check_schools(schools: tuple[School, ...]) -> None:
    by_name: dict[str, School] = {}
    for index, school in enumerate(schools):
        if school.name in by_name:
            raise SettingError(f"学校“{school.name}”写了两次。", "schools", index, "name")
        by_name[school.name] = school
    owners: dict[str, str] = {}
    for index, school in enumerate(schools):
        for alias in school.aliases:
            if owners.setdefault(alias, school.name) != school.name:
                message = f"“{alias}”既是“{owners[alias]}”又是“{school.name}”的叫法，会认错学校，请只留一处。"
                raise SettingError(message, "schools", index, "aliases")
    for index, school in enumerate(schools):
        if school.feeds and school.feeds not in by_name:
            raise SettingError(
                f"feeds 里的“{school.feeds}”没有写在 [[schools]] 里，要与那所学校的 name 完全相同。",
                "schools",
                index,
                "feeds",
            )
        if school.feeds and "junior" not in by_name[school.feeds].stages:
            raise SettingError(
                f"feeds 里的“{school.feeds}”没有初中部，六年级毕业生不能升入。", "schools", index, "feeds"
            )


def _targets(table: Mapping[str, Any]) -> Targets:
    values.only(table, {"primary_enrolment", "junior_enrolment", "dropouts"}, "targets")
    usual = Targets()
    return Targets(
        primary_enrolment=values.percentage(table, "primary_enrolment", usual.primary_enrolment),
        junior_enrolment=values.percentage(table, "junior_enrolment", usual.junior_enrolment),
        dropouts=values.count(table, "dropouts", usual.dropouts, "targets"),
    )


def _definitions(table: Mapping[str, Any]) -> Definitions:
    values.only(table, {"dropout_rate", "enrolment"}, "definitions")
    rate = table.get("dropout_rate", "ledger")
    enrolment = table.get("enrolment", "any_school")
    if rate not in ("ledger", "net", "leavers"):
        raise SettingError('dropout_rate 应为 "ledger"、"net" 或 "leavers"。', "definitions", "dropout_rate")
    if enrolment not in ("any_school", "own_level_or_higher"):
        raise SettingError('enrolment 应为 "any_school" 或 "own_level_or_higher"。', "definitions", "enrolment")
    return Definitions(rate, enrolment)


def _columns(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    headings = sorted({spec.heading for record in RECORDS.values() for spec in record.columns().values()})
    known = set(map(fold_heading, headings))
    for heading in table:
        if fold_heading(heading) not in known:
            like = get_close_matches(heading, headings, n=1, cutoff=0.5)
            hint = f"，是不是“{like[0]}”" if like else ""
            raise SettingError(f"[columns] 左边应是模板里的列名，没有“{heading}”这一列{hint}。", "columns", heading)
    return {heading: tuple(values.texts(table, heading, "columns")) for heading in table}


def _limits(table: Mapping[str, Any]) -> Limits:
    values.only(table, set(LIMIT_SETTINGS), "limits")
    chosen = {}
    for key, value in table.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise SettingError(f"{key} 应是不小于1的整数。", "limits", key)
        name, unit = LIMIT_SETTINGS[key]
        chosen[name] = value * unit
    return replace(DEFAULT_LIMITS, **chosen)


def _line_of(text: str, path: tuple[str | int, ...]) -> int | None:
    """The line on which a key stands, or its section, found as a reader would."""
    section, wanted = path[0] if path else None, path[-1] if path else None
    entry = path[1] if len(path) > 1 and isinstance(path[1], int) else None
    current, seen, fallback = None, -1, None
    for number, line in enumerate(text.split("\n"), start=1):
        head = re.match(r"\s*\[+\s*([\w.\"-]+)\s*\]+", line)
        if head:
            current = head[1].strip('"')
            seen += current == section
            if current in (section, wanted) and (entry is None or seen == entry):
                fallback = fallback or number
            continue
        key = re.match(r"\s*[\"']?([^\s=\"']+)[\"']?\s*=", line)
        inside = current == section and (entry is None or seen == entry)
        if key and key[1] == wanted and (inside or (current is None and len(path) == 1)):
            return number
    return fallback
