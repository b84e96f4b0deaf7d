"""Workspaces for `report`: two months of rosters, the register of children, the ledgers."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pupils
import rosters

BEFORE, MONTH = "2023-02", "2023-03"
_TRANSFERS = tuple(f"转学联系表{number}号" for number in range(1, 10))


def workspace(folder: Path, number: int, size: int) -> None:
    """So many schools of so many pupils each."""
    random, places = Random(number), pupils.schools(number)
    register, slips = pupils.Register(random), Random(size)
    moves: list[dict[str, str]] = []
    cases: list[dict[str, str]] = []
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kongchuo.toml").write_text(_settings(places), encoding="utf-8")
    for place in places:
        before = list(register.school(place, size))
        now = [row for row in before if random.random() >= 0.006]
        here = {row["id_number"] for row in now}
        gone = [row for row in before if row["id_number"] not in here]
        arrived = [register.pupil(place, place.grades[-1], 1, size + index) for index in range(size // 200)]
        moves += _moves(gone, arrived, random)
        cases += _cases(gone, random)
        rosters.save_roster(folder / "花名册" / BEFORE / f"{place.name}.xlsx", before)
        rosters.save_roster(folder / "花名册" / MONTH / f"{place.name}.xlsx", [*now, *arrived])
        children = [*_children([*before, *arrived], place), *_missing(register, place, size // 100)]
        rows = [pupils.slipped(row, slips) for row in children]
        rosters.save_records(folder / "适龄儿童" / str(pupils.YEAR) / f"{place.village}.xlsx", {"register": rows})
    rosters.save_records(folder / "台账" / "学籍异动.xlsx", {"movements": moves})
    rosters.save_records(folder / "台账" / "辍学.xlsx", {"cases": cases, "visits": _visits(cases)})
    rosters.save_records(folder / "台账" / "毕业生去向.xlsx", {"outcomes": []})


def _settings(places: list[pupils.School]) -> str:
    lines = ["[township]", 'name = "马井镇"', 'county = "萧县"']
    for place in places:
        stages = json.dumps([place.stage])
        lines += ["", "[[schools]]", f'name = "{place.name}"', f'code = "{place.code}"', f"stages = {stages}"]
    return "\n".join([*lines, ""])


def _person(row: dict[str, str], *fields: str) -> dict[str, str]:
    return {name: row[name] for name in ("name", "id_number", *fields)}


def _moves(gone: list[dict[str, str]], arrived: list[dict[str, str]], random: Random) -> Iterator[dict[str, str]]:
    """Two in three of those who left, and all but a few of those who came, stand in the ledger."""
    for row, kind in (*((row, "转出") for row in gone), *((row, "转入") for row in arrived)):
        if random.random() < (0.66 if kind == "转出" else 0.95):
            yield {
                **_person(row, "grade", "class_name"),
                "school_name": row["school_name"],
                "movement": kind,
                "movement_date": f"2023-03-{random.randrange(1, 29):02}",
                "other_school": "外县某小学",
                "other_region": "外省某县",
                "reason": "随父母迁居",
                "proof": random.choice(_TRANSFERS),
            }


def _cases(gone: list[dict[str, str]], random: Random) -> Iterator[dict[str, str]]:
    for row in gone:
        if random.random() < 0.1:
            yield {
                **_person(row, "grade", "class_name"),
                "school_name": row["school_name"],
                "left_date": "2023-03-06",
                "found_date": "2023-03-07",
                "class_report_date": "2023-03-07",
                "school_report_date": "2023-03-09",
                "state": "劝返中",
                "cause": "外出打工",
            }


def _visits(cases: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    for case in cases:
        yield {
            "id_number": case["id_number"],
            "number": "1",
            "visit_date": "2023-03-10",
            "visitor": "李老师",
            "manner": "家访",
            "result": "未返校",
        }


def _children(rows: list[dict[str, str]], place: pupils.School) -> Iterator[dict[str, str]]:
    fields = ("sex", "birth_date", "disability", "guardian_name", "phone")
    for row in rows:
        yield {
            **_person(row, *fields),
            "village": place.village,
            "householder": row["guardian_name"],
            "household_status": "在籍",
            "school_status": "在校",
            "school_name": place.name,
            "grade": row["grade"],
            "place": "本镇",
        }


def _missing(register: pupils.Register, place: pupils.School, number: int) -> Iterator[dict[str, str]]:
    """Children on the register who are on no roster."""
    rows = [register.pupil(place, place.grades[0], 1, 0) for _ in range(number)]
    for index, child in enumerate(_children(rows, place)):
        yield {**child, "school_status": "未入学" if index % 2 else "在校", "school_name": ""}
