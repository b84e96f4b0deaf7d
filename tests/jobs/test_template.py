"""`kongchuo template` hands out blank workbooks and never destroys a filled one."""

from pathlib import Path

import pytest

from kongchuo.jobs import template as job
from kongchuo.model.errors import UserError
from kongchuo.write.templates import TEMPLATES, templates_folder


def test_without_a_kind_all_templates_are_written(tmp_path: Path) -> None:
    job.run((), tmp_path / "模板")
    assert sorted(path.name for path in (tmp_path / "模板").iterdir()) == sorted(
        template.file for template in TEMPLATES
    )


def test_a_kind_is_written_once_however_it_is_named(tmp_path: Path) -> None:
    written = job.run(("花名册", "roster"), tmp_path)
    assert [item.path for item in written] == [tmp_path / "花名册.xlsx"]
    assert (tmp_path / "花名册.xlsx").read_bytes() == (templates_folder() / "花名册.xlsx").read_bytes()


def test_a_file_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "辍学.xlsx").write_text("填好的")
    with pytest.raises(UserError, match=r"已经有“辍学.xlsx”"):
        job.run((), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["辍学.xlsx"]
    job.run((), tmp_path, force=True)
    assert (tmp_path / "辍学.xlsx").read_bytes() == (templates_folder() / "辍学.xlsx").read_bytes()


def test_an_unknown_kind_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"没有叫“成绩单”的模板。.*花名册（roster）"):
        job.run(("成绩单",), tmp_path)
