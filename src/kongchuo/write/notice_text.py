"""What the screen says of the papers that were written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kongchuo.codes.text import mask_id
from kongchuo.policy.papers import paper_kinds
from kongchuo.write.docx_fill import BLANK
from kongchuo.write.measure import half_widths
from kongchuo.write.wording import shown
from kongchuo.write.wrapping import wrap


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper on the screen: whom it is about, and what is left to be filled in by hand."""

    kind: str
    name: str
    id_number: str
    place: str
    blanks: tuple[str, ...]


def render(
    title: str, papers: Sequence[Listed], folder: str, own_templates: Sequence[str], *, width: int, reveal: bool
) -> str:
    """The papers by kind, then what the clerk has to do with them."""
    if not papers:
        return "\n".join(wrap(f"{title}：没有要出的。{_HOW}", width)) + "\n"
    lines = [*wrap(f"{title}：{len(papers)}份，写到“{folder}”", width)]
    for kind, group in groupby(papers, key=lambda paper: paper.kind):
        listed = list(group)
        own = "（用的是本镇的模板）" if kind in own_templates else ""
        lines += ["", *wrap(f"{kind}　{len(listed)}份{own}", width)]
        for paper in listed if len(listed) <= _LISTED else _in_short(listed, lines, width):
            lines += _paper(paper, width, reveal)
    lines.append("")
    for remark in _remarks(papers, reveal):
        lines += wrap(remark, width)
    return "\n".join(lines) + "\n"


def _in_short(listed: Sequence[Listed], lines: list[str], width: int) -> list[Listed]:
    """Hundreds of papers at once by place, and what all of them lack in one line; those that lack more
    are still named, unless they are hundreds too."""
    for place, group in groupby(listed, key=lambda paper: paper.place):
        lines += (f"  {line}" for line in wrap(f"{shown(place)}　{len(list(group))}份", width - 2))
    lacking = [set(paper.blanks) for paper in listed]
    everywhere = set.intersection(*lacking)
    if everywhere:
        lines += (f"  {line}" for line in wrap(f"每份都待填：{'、'.join(sorted(everywhere))}", width - 2))
    more = [paper for paper in listed if set(paper.blanks) - everywhere]
    if len(more) <= _LISTED:
        return more
    counts = Counter(blank for paper in more for blank in paper.blanks if blank not in everywhere)
    words = "、".join(f"{blank}{count}份" for blank, count in sorted(counts.items()))
    lines += (f"  {line}" for line in wrap(f"另外待填：{words}", width - 2))
    return []


# More papers of one kind than this are counted by school, not named.
_LISTED = 40
_ADMISSION = "入学通知书"
_HOW = "已有通知书日期、审批日期的不重复出；要重出的，用 --case 写学生姓名，或用 --month、--since 指明时间。"


def _paper(paper: Listed, width: int, reveal: bool) -> Iterator[str]:
    number = paper.id_number if reveal else mask_id(paper.id_number)
    head = "  ".join(part for part in (shown(paper.name), shown(number), shown(paper.place)) if part)
    first, *rest = wrap(head, max(width - 2, half_widths(paper.name)))
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)
    if paper.blanks:
        yield from (f"    {line}" for line in wrap(f"待填：{'、'.join(paper.blanks)}", width - 4))


def _remarks(papers: Sequence[Listed], reveal: bool) -> Iterator[str]:
    if any(paper.blanks for paper in papers):
        yield f"“待填”的，台账、花名册、登记册里没有，文书上留了横线“{BLANK}”，请手工填写。"
    if any(paper.kind == _ADMISSION and "报到日期" in paper.blanks for paper in papers):
        yield "报到日期可以用 --enrol-on 写明，再出一次。"
    if any(paper.kind == _ADMISSION and "学校" in paper.blanks for paper in papers):
        yield "没有学校的，是村没有划给学校：在 kongchuo.toml 里给各校写上 villages（学区的村），再出一次。"
    if reveal:
        yield "文书上是完整的身份证件号和电话，请妥善保管。"
    else:
        yield "身份证件号、学籍号和电话遮住了中间几位；正式盖章送出的，加 --reveal 填入完整号码。"
    if {kind.name for kind in paper_kinds() if not kind.on_request} & {paper.kind for paper in papers}:
        yield "送出、批准以后，把日期记进台账的“通知书日期”“审批日期”，下次就不再出。"
