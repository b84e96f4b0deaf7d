"""Which blank workbooks there are, and where an installation keeps them."""

from dataclasses import dataclass
from pathlib import Path

import kongchuo

# Above this file: src/kongchuo/write → src/kongchuo, the package.
_PACKAGE = Path(kongchuo.__file__).parent


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """A sheet of a blank workbook: the record it is for, its title and the line under the title, in a part
    before the names and one after them."""

    kind: str
    title: str
    signature: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A blank workbook. `kind` is what a user types; `name` is its file and first sheet."""

    kind: str
    name: str
    sheets: tuple[TemplateSheet, ...]
    sender: str  # who fills it in, and when

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.xlsx"


_DATED = "联系电话：　　　　　　　　　填表日期：　　　　年　　月　　日"

TEMPLATES: tuple[Template, ...] = (
    Template(
        "roster",
        "花名册",
        (TemplateSheet("roster", "学生花名册", ("学校（盖章）：　　　　　　　　　　　　　填表人：", _DATED)),),
        "本表由各学校按月填报，一校一份。",
    ),
    Template(
        "register",
        "适龄儿童",
        (TemplateSheet("register", "适龄儿童少年登记册", ("村（盖章）：　　　　　　　　　　填表人：", _DATED)),),
        "本表由各村在学年初填报，一村一份。",
    ),
    Template(
        "movements",
        "学籍异动",
        (TemplateSheet("movements", "学籍异动台账"),),
        "本表由中心学校登记，学生有异动当天就记。",
    ),
    Template(
        "cases",
        "辍学",
        (TemplateSheet("cases", "疑似辍学、辍学学生台账"), TemplateSheet("visits", "劝返记录")),
        "本表由中心学校登记，接到报告当天就记；每劝返一次，在“劝返记录”表中记一行。",
    ),
    Template(
        "outcomes",
        "毕业生去向",
        (TemplateSheet("outcomes", "小学毕业生去向台账"),),
        "本表由各小学在毕业当年暑期登记，开学后补齐。",
    ),
    Template(
        "support",
        "残疾儿童",
        (TemplateSheet("support", "适龄残疾儿童少年教育安置台账（一人一案）"),),
        "本表由中心学校登记，每学期核对一次；送教次数按学期累计，下学期从头记。",
    ),
    Template(
        "attendance",
        "考勤",
        (TemplateSheet("attendance", "学生缺勤台账"),),
        "本表由各校登记缺勤的学生，中心学校汇总；没有缺勤的不用登记。",
    ),
)

LEDGER_KINDS = ("movements", "cases", "outcomes", "support", "attendance")


def find_template(text: str) -> Template | None:
    """The template that a user names, in Chinese or by its kind."""
    wanted = text.strip().lower().removesuffix(".xlsx")
    return next((template for template in TEMPLATES if wanted in (template.kind, template.name)), None)


def templates_folder() -> Path:
    """Where the blank workbooks lie: in the package once installed, in `data/` in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "data" / "templates"
