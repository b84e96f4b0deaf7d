"""Windows laptops in Chinese: code page 936, pipes, narrow screens, odd paths and settings files."""

import json
import os
import sys
from pathlib import Path

import pytest

from kongchuo.write.measure import half_widths
from tests.cli.test_app import run
from tests.factories import SCHOOL, make_id, roster_rows, write_workbook
from tests.safety.program import Done, kongchuo
from tests.safety.township import AS_OF, plant

MONTH = "花名册/2023-03"
EVERYTHING = (
    (),
    ("check", MONTH, "--limit", "0"),
    ("check", MONTH, "--annotate"),
    ("transition", "--as-of", AS_OF),
    ("explain", "S101"),
    ("explain",),
    ("template", "-o", "模板"),
    ("init", "新镇"),
    ("--help",),
    ("check", "--help"),
    ("--version",),
    ("chek",),
    ("check", "没有.xlsx"),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Done]:
    """Everything the program says through a pipe to a console of code page 936 that refuses what it lacks."""
    root = plant(tmp_path_factory.mktemp("gbk") / "马井镇")[0].root
    return {one: kongchuo(*one, folder=root, PYTHONIOENCODING="gbk:strict", COLUMNS="80") for one in EVERYTHING}


def test_a_chinese_console_shows_all_of_our_own_words(said: dict[tuple[str, ...], Done]) -> None:
    """No command fails, and no character of ours is one that code page 936 lacks."""
    for command, done in said.items():
        text = (done.out + done.err).decode("gbk")
        assert done.status in (0, 1, 2), command
        assert "?" not in text.replace("[?", ""), (command, text)


def test_what_is_piped_fits_80_columns_without_codes(said: dict[tuple[str, ...], Done]) -> None:
    for command, done in said.items():
        if command[:1] == ("init",):
            continue  # names the folder, however long it is
        lines = done.out.decode("gbk").splitlines()
        assert "\x1b" not in done.out.decode("gbk")
        assert [] == [line for line in lines if half_widths(line) > 80 and "/tmp" not in line], command


@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_scripts_read_is_utf8_on_any_console(tmp_path: Path, form: str) -> None:
    path = write_workbook(tmp_path / "中心小学.xlsx", {"名单": _unknown_sex("陈𠮷")})
    done = kongchuo("check", path.name, "--format", form, folder=tmp_path, PYTHONIOENCODING="gbk:strict")
    assert "陈𠮷" in done.out.decode("utf-8")


def _unknown_sex(name: str) -> list[list[object]]:
    rows = roster_rows(2)
    rows[1][4], rows[1][5] = name, "不明"
    return rows


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("arguments", "env", "colour"), [((), {}, True), (("--no-color",), {}, False), ((), {"NO_COLOR": "1"}, False)]
)
def test_colours_are_for_terminals_that_want_them(
    tmp_path: Path, arguments: tuple[str, ...], env: dict[str, str], colour: bool
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"名单": _unknown_sex("陈小满")})
    shown = _on_terminal(["check", path.name, *arguments], tmp_path, env)
    assert ("陈小满" in shown, colour) == (True, "\x1b[" in shown)


def _on_terminal(arguments: list[str], folder: Path, env: dict[str, str]) -> str:
    import pty

    child, screen = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        environment |= {"TERM": "xterm", "PYTHONIOENCODING": "utf-8", **env}
        os.execve(sys.executable, [sys.executable, "-m", "kongchuo", *arguments], environment)
    shown = b""
    while True:
        try:
            piece = os.read(screen, 4096)
        except OSError:  # Linux's way of saying that the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.waitpid(child, 0)
    os.close(screen)
    return shown.decode("utf-8")


@pytest.mark.parametrize("folder", ["我的 文档 (新)[1]", "a b&c;d'e", "桌面%TEMP%$HOME", "~", "-x", "１２３"])
def test_folders_with_blanks_and_brackets_are_read_and_written(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder / "马 井【镇】(2023)"
    assert run("init", str(root), folder=tmp_path).returncode == 0
    month = root / "花名册" / "2023-03"
    month.mkdir()
    write_workbook(month / "中心 小学 (1)[终稿].xlsx", {"名单": _unknown_sex("陈小满")})
    done = run("check", "--annotate", "--format", "json", folder=root)
    assert (1, "花名册/2023-03/中心 小学 (1)[终稿].xlsx") == (
        done.returncode,
        json.loads(done.stdout)["files"][0]["path"],
    )
    assert (root / "报表/核查/2023-03/中心 小学 (1)[终稿]-核查.xlsx").is_file()


def test_paths_longer_than_windows_used_to_allow(tmp_path: Path) -> None:
    root = tmp_path.joinpath(*("很长的文件夹名字" * 5,) * 6)
    root.mkdir(parents=True)
    assert len(str(root)) > 260 - len("/a.xlsx")
    write_workbook(root / "a.xlsx", {"名单": _unknown_sex("陈小满")})
    done = run("check", str(root), "--annotate", "--output", str(root / "副本"), folder=tmp_path)
    assert (1, ["a-核查.xlsx"]) == (done.returncode, os.listdir(root / "副本"))


def test_backslashes_on_the_command_line_are_shown_as_slashes(tmp_path: Path) -> None:
    root = tmp_path / "马井镇"
    run("init", "马井镇", folder=tmp_path)
    month = root / "花名册" / "2023-03"
    month.mkdir()
    write_workbook(month / "a.xlsx", {"名单": _unknown_sex("陈小满")})
    for given in ("花名册\\2023-03\\a.xlsx", ".\\花名册\\2023-03", "花名册/2023-03\\a.xlsx"):
        done = run("check", given, "--format", "json", folder=root)
        shown = json.loads(done.stdout)
        assert ["花名册/2023-03/a.xlsx"] == [file["path"] for file in shown["files"]]
        assert {"花名册/2023-03/a.xlsx"} == {finding["file"] for finding in shown["findings"]}
    assert 0 == run("template", "花名册", "-o", "给 学校\\模板", folder=root).returncode
    assert (root / "给 学校" / "模板" / "花名册.xlsx").is_file()
    done = run("check", "--workspace", "..\\马井镇", "--annotate", "--output", "..\\副本", folder=root)
    assert (1, ["a-核查.xlsx"]) == (done.returncode, os.listdir(tmp_path / "副本"))


SETTINGS = f"""
[township]
name = "马井镇"
county = "萧县"

[[schools]]
name = "{SCHOOL}"
stages = ["primary"]

[columns]
身份证件号 = ["证号"]
"""


@pytest.mark.parametrize(
    "content",
    [
        SETTINGS.replace("\n", "\r\n").encode("utf-8"),
        SETTINGS.encode("utf-8-sig"),
        SETTINGS.replace("\n", "\r\n").encode("utf-8-sig"),
        SETTINGS.rstrip().encode("utf-8"),
    ],
    ids=["CRLF", "BOM", "CRLF and BOM", "no line end"],
)
def test_settings_saved_by_notepad_are_understood(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kongchuo.toml").write_bytes(content)
    month = tmp_path / "花名册" / "2023-03"
    month.mkdir(parents=True)
    header = ("姓名", "证号", "性别", "年级", "班级")
    pupils = [["陈小满", make_id(order), "男" if order % 2 else "女", "四年级", "四年级(1)班"] for order in (1, 2)]
    write_workbook(month / "a.xlsx", {"名单": [header, *pupils]})
    done = run("check", "--format", "json", folder=tmp_path)
    assert 2 == json.loads(done.stdout)["summary"]["students"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SETTINGS.encode("gbk"), "不是UTF-8编码"),
        (SETTINGS.encode("utf-16"), "不是UTF-8编码"),
        (SETTINGS.replace("stages", "stage").replace("\n", "\r\n").encode("utf-8-sig"), "第8行"),
    ],
    ids=["ANSI", "Unicode", "a wrong key under CRLF and BOM"],
)
def test_settings_that_are_wrong_are_one_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "kongchuo.toml").write_bytes(content)
    done = run("check", folder=tmp_path)
    assert (2, 1, True) == (done.returncode, done.stderr.count("\n"), words in done.stderr)
