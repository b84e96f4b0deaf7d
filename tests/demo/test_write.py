"""The same seed gives the same township, to the last byte."""

import hashlib
from pathlib import Path

from kongchuo.demo.truth import MONTHS, build
from kongchuo.demo.write import write


def written(folder: Path, seed: int) -> dict[str, str]:
    write(build(seed, scale=0.3), folder)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_children(tmp_path: Path) -> None:
    first, again, other = (written(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert first == again
    assert first.keys() == other.keys()
    same = {name for name in first if first[name] == other[name]}
    assert same == {
        "kongchuo.toml",
        "花名册/2023-03/关于报送花名册的通知.pdf",
        "花名册/2023-03/新建 XLS 工作表.xls",
        "花名册/2023-03/桐荫小学报送说明.xlsx",
        "花名册/2023-03/资助名单（有密码）.xlsx",
    }


def test_a_township_has_rosters_of_five_months_a_register_by_village_and_three_ledgers(tmp_path: Path) -> None:
    names = written(tmp_path, 3)
    folders = {name.rpartition("/")[0] for name in names}
    assert folders == {"", "台账", "适龄儿童/2022", *(f"花名册/{month}" for month in MONTHS)}
    assert {name for name in names if name.startswith("台账")} == {
        "台账/学籍异动.xlsx",
        "台账/辍学.xlsx",
        "台账/毕业生去向.xlsx",
        "台账/残疾儿童.xlsx",
        "台账/考勤.xlsx",
    }
    assert sum(name.startswith("适龄儿童") for name in names) == 12
