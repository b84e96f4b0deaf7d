"""What of a school's workbook is lost when openpyxl writes it again, in plain words; a patched copy loses nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

# Parts of the package that openpyxl does not carry over, and what they are to the user.
_PARTS = (
    (r"xl/vbaProject\.bin", "宏没有保留。"),
    (r"xl/cellimages\.xml", "WPS 嵌入单元格的图片没有保留。"),
    (r"xl/(ctrlProps|activeX)/", "按钮、复选框等控件没有保留。"),
    (r"xl/embeddings/", "嵌入的文档没有保留。"),
    (r"xl/slicers/|xl/timelines/", "切片器没有保留。"),
    (r"xl/threadedComments/", "带回复的批注改成了普通批注。"),
    (r"_xmlsignatures/", "数字签名没有保留，内容改动后签名本来也不再有效。"),
    (r"xl/revisions/", "共享工作簿的修订记录没有保留。"),
    (r"xl/charts/chartEx", "新式图表（如瀑布图、树状图）没有保留。"),
    (r"xl/charts/chart\d", "图表保留了数据，个别格式可能与原件不同。"),
    (r"xl/comments", "学校原有批注的文字都在，批注框的大小和字体恢复为默认。"),
)
# Marks inside a worksheet's XML.
_SHEET_MARKS = (
    (rb"<x14:sparklineGroup[ >]", "单元格里的迷你图没有保留。"),
    (rb"<x14:dataValidation[ >]", "取自其他工作表的下拉列表没有保留。"),
    (rb"<x14:cfRule[ >]", "部分条件格式（如数据条、图标）可能与原件不同。"),
    (rb"<legacyDrawingHF[ >]", "页眉页脚里的图片没有保留。"),
    (rb"<picture[ >]", "工作表的背景图没有保留。"),
    (rb"<f[ >]", "公式都保留了，用 WPS 或 Excel 打开时会重新计算；手机上预览可能显示为空。"),
)
_SHAPES = (rb"<xdr:(sp|cxnSp|grpSp)[ >]", "文本框和图形没有保留。")


def losses(source: Path | BinaryIO, images_kept: int) -> tuple[str, ...]:
    """What a copy made by openpyxl lacks; `images_kept` is how many pictures openpyxl could read."""
    try:
        with ZipFile(source) as package:
            return tuple(_losses(package, images_kept))
    except (BadZipFile, OSError):
        return ()


def _losses(package: ZipFile, images_kept: int) -> Iterator[str]:
    names = package.namelist()
    drawings = [package.read(name) for name in names if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
    images = sum(len(re.findall(rb"<xdr:pic[ >]", drawing)) for drawing in drawings)
    if images > images_kept:
        yield f"有{images - images_kept}张图片没有保留。"
    if any(re.search(_SHAPES[0], drawing) for drawing in drawings):
        yield _SHAPES[1]
    for pattern, remark in _PARTS:
        if any(re.match(pattern, name) for name in names):
            yield remark
    sheets = [name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
    found: set[str] = set()
    for name in sheets:
        content = package.read(name)
        found.update(remark for pattern, remark in _SHEET_MARKS if re.search(pattern, content))
    yield from (remark for _, remark in _SHEET_MARKS if remark in found)
