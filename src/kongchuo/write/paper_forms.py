"""What stands on the papers of `data/templates/文书`: paragraphs of letters, rows of forms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a letter. `place` is title, subtitle, head, to (称谓), text, seal,
    sign or small."""

    text: str
    place: str = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form: labels and what stands beside each. With `sign`, a line to sign below the text."""

    cells: tuple[tuple[str, str], ...]
    height: float = 1.0  # cm
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A paper: paragraphs above, a table, paragraphs below."""

    name: str
    lines: tuple[Line, ...]
    rows: tuple[Row, ...] = ()
    after: tuple[Line, ...] = ()


_DAY = "　　年　　月　　日"
_SEALED = f"（盖章）　　　负责人签名：　　　　　　　{_DAY}"
_SIGNED = f"监护人签名：　　　　　　　　{_DAY}"

_PERSON = (
    Row((("学生姓名", "{{姓名}}"), ("性别", "{{性别}}"))),
    Row((("出生日期", "{{出生日期}}"), ("年级班级", "{{班级}}"))),
    Row((("身份证件号", "{{身份证件号}}"),)),
    Row((("学籍号", "{{学籍号}}"),)),
    Row((("监护人", "{{监护人}}"), ("联系电话", "{{联系电话}}"))),
    Row((("家庭住址", "{{家庭住址}}"),)),
)
_BASIS = Line("注：本表依据{{依据}}办理，一式三份，学校、中心学校、县级教育行政部门各存一份。", "small")
_TRANSFER_BASIS = Line("注：本表依据{{依据}}办理，转出、转入双方的学校和教育行政部门各存一份。", "small")

REPORT = Form(
    "辍学书面报告",
    (
        Line("关于学生{{姓名}}辍学情况的报告", "title"),
        Line("{{县}}教育行政部门：", "to"),
        Line(
            "{{姓名}}，{{性别}}，{{出生日期}}出生，身份证件号{{身份证件号}}，系我校{{班级}}学生，监护人{{监护人}}，联系电话{{联系电话}}，家庭住址{{家庭住址}}。"
        ),
        Line("该生自{{离校日期}}起离校，我校于{{发现日期}}发现并登记，辍学原因为：{{辍学原因}}。"),
        Line("我校已劝返{{劝返次数}}次，经过如下：{{劝返经过}}。截至{{落款日期}}，该生仍未返校。"),
        Line("{{依据}}现将有关情况书面报告如上，请予支持，督促该生的监护人履行法定义务，送其返校复学。"),
        Line("附件：劝返记录及相关证明材料"),
        Line("{{学校}}（盖章）", "seal"),
        Line("{{落款日期}}", "sign"),
        Line("（责任人：{{责任人}}）"),
    ),
)

NOTICE = Form(
    "限期复学通知书",
    (
        Line("限期复学通知书", "title"),
        Line("{{监护人}}：", "to"),
        Line(
            "你监护的{{姓名}}（{{性别}}，{{出生日期}}出生，身份证件号{{身份证件号}}）系{{学校}}{{班级}}学生，自{{离校日期}}起离校，至今未返校接受义务教育。"
        ),
        Line("{{依据}}"),
        Line(
            "请你于{{复学期限}}前将{{姓名}}送回{{学校}}复学。确有正当理由不能按期复学的，请在上述期限内持有关证明材料，向学校或者本机关说明情况。"
        ),
        Line("无正当理由逾期不送其复学的，将依法处理。"),
        Line("{{乡镇政府}}（盖章）", "seal"),
        Line("{{落款日期}}", "sign"),
        Line("送达回证", "subtitle"),
    ),
    (
        Row((("受送达人签名", ""), ("签收日期", _DAY))),
        Row((("送达人签名", ""), ("送达方式", ""))),
    ),
)

SUSPENSION = Form(
    "休学申请审批表",
    (Line("学生休学申请审批表", "title"), Line("学校：{{学校}}", "head")),
    (
        *_PERSON,
        Row((("休学原因", "{{原因}}"),), 1.4),
        Row((("休学期限", "{{异动日期}}至{{休学期满日期}}"),)),
        Row((("证明材料", "{{证明材料}}"),)),
        Row(
            (("监护人申请", "因上述原因，申请为学生{{姓名}}办理休学手续，期满后按时复学或者申请续休。"),), 2.6, _SIGNED
        ),
        Row((("学校意见", ""),), 2.8, _SEALED),
        Row((("中心学校意见", ""),), 2.8, _SEALED),
        Row((("县级教育\n行政部门意见", ""),), 2.8, _SEALED),
    ),
    (_BASIS,),
)

TRANSFER = Form(
    "转学申请审批表",
    (Line("学生转学申请审批表", "title"),),
    (
        *_PERSON,
        Row((("转出学校", "{{转出学校}}"), ("转入学校", "{{转入学校}}"))),
        Row((("对方所在地区", "{{对方地区}}"), ("转学日期", "{{异动日期}}"))),
        Row((("转学原因", "{{原因}}"), ("证明材料", "{{证明材料}}"))),
        Row((("监护人申请", "因上述原因，申请为学生{{姓名}}办理转学手续。"),), 2.1, _SIGNED),
        Row((("转入学校意见", ""),), 2.2, _SEALED),
        Row((("转入地教育\n行政部门意见", ""),), 2.2, _SEALED),
        Row((("转出学校意见", ""),), 2.2, _SEALED),
        Row((("转出地教育\n行政部门意见", ""),), 2.2, _SEALED),
    ),
    (_TRANSFER_BASIS,),
)

RETURN = Form(
    "复学申请审批表",
    (Line("学生复学申请审批表", "title"), Line("学校：{{学校}}", "head")),
    (
        *_PERSON,
        Row((("复学日期", "{{异动日期}}"), ("复学班级", "{{班级}}"))),
        Row((("复学说明", "{{原因}}"), ("证明材料", "{{证明材料}}")), 1.4),
        Row((("监护人申请", "申请为学生{{姓名}}办理复学手续。"),), 2.6, _SIGNED),
        Row((("学校意见", ""),), 2.8, _SEALED),
        Row((("中心学校意见", ""),), 2.8, _SEALED),
        Row((("县级教育\n行政部门意见", ""),), 2.8, _SEALED),
    ),
    (_BASIS,),
)

FORMS = (NOTICE, REPORT, SUSPENSION, TRANSFER, RETURN)
