"""Which words name which column."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import compact, fold_heading
from kongchuo.records.catalogue import RECORDS
from kongchuo.records.heading_forms import field_of

# Headings of the national roll system and of usual school forms which kongchuo understands and leaves alone.
_LEFT_ALONE_WORDS = """
年龄 周岁 国籍 国籍/地区 港澳台侨外 政治面貌 健康状况 曾用名 姓名拼音 英文姓名 出生地 出生地行政区划代码
户口所在地行政区划 户口所在地行政区划代码 籍贯 户口性质
户口类型 邮政编码 邮编 血型 身高 体重 座号 学号 班内学号 考号 准考证号 特长 爱好 信仰宗教 独生子女
是否独生子女 是否受过学前教育 学前教育 是否按本市户籍学生对待 是否享受一补 是否申请资助 上下学距离 上下学方式
上下学交通方式 是否乘坐校车 是否需要乘坐校车 是否烈士或优抚子女 是否需要申请资助 是否由政府购买学位 随班就读 是否随班就读 入学方式 学生来源 通信地址 主页地址 电子信箱
父亲姓名 父亲 父亲电话 父亲身份证号 父亲工作单位 母亲姓名 母亲 母亲电话 母亲身份证号 母亲工作单位
监护人身份证号 监护人身份证件号 监护人职业 监护人工作单位 监护人现住址 监护人户籍地 工作单位 职务 爷爷 奶奶
家庭人口 家庭成员 打工地点 务工地 外出务工地点 原毕业学校 毕业学校 与户主关系 银行卡号 银行账号 开户行 开户人 学籍接续状态 审核状态
户口簿号 户号 户主身份证号 组别 村民组
组 片区 照片 签名 签字 领取人 身份证有效期 身份证件有效期 QQ 微信 qq号 微信号 学制 班级代码
年级代码 校区 班级编号 是否贫困 是否低保 民政编号 残疾证号 残疾等级 班主任电话 班主任联系电话 应到人数 实到人数 应到 实到 缺勤人数 请假人数 到校人数 成绩 总分
语文 数学 英语 日期 省 市 县 乡镇 镇 街道
出生地行政区划 户籍性质 户籍类型 户口类别 学生户籍类型 学籍接续标识 年级班级更新时间 由政府购买学位 通讯地址 证件有效期 实足年龄 上学方式
上学距离 视力 体温 疫苗接种 接种情况 团员 入团时间 入队时间 班干部 单亲家庭 职业 文化程度 学区 所属学区 学段 生源地 学生类别 学生类型
录入时间 更新时间 填报时间 登记时间 采集时间 原就读学校 原学校 原学籍号 座位号 宿舍号 校区名称 县区 行政村 村 村组 自然村 社区 户籍村
合计 小计 人数 总数
提交者 提交人 提交时间 提交答卷时间 所用时间 答题时长 来源 来源详情 来自ip 用户昵称 填写时间 填写人 姓名全拼
"""
_LEFT_ALONE = frozenset(map(fold_heading, _LEFT_ALONE_WORDS.split()))
# What is asked about a parent in one heading (成员1身份证件号, 母亲民族), and the days of an attendance sheet.
_LEFT_ALONE_PATTERN = pattern(
    r"是否(?!.*(?:在[校读籍]|到[校位]|辍学|休学|转|报到|上学)).+|.*签[字名].*|(?:家庭)?成员[1-9一二三四].+|(?:父亲|母亲|爷爷|奶奶|户主|监护人|家长)[12一二]?.+"
    r"|20\d{6}|(?:20\d\d年?)?[01]?\d月[0-3]?\d[日号]?|[012]?\d[日号]?|3[01][日号]?|[年月一二三四五六日]|(?:星期|周|礼拜)[一二三四五六日天]"
)
# The heading of a day on an attendance register, folded (3.1 is 31), and the field that stands for all of them.
_DAY = pattern(
    r"(?:(?:20\d\d年?)?(?:1[0-2]|0?[1-9])月)?"
    r"[日期出勤考情况记录登统计表月份周星点名栏第到校缺课及一二三四五六七八九十天年]*(?:第\d+周)?(?:20\d\d年?)?(?:1[0-2]|0?[1-9])?月?(?<!第)(?:[0-2]?\d|3[01])"
    r"[日号]?(?:(?:星期|周|礼拜)?[一二三四五六日天])?(?:上午|下午|早读|晚自习|[早中晚上下])?"
)
DAY = "day"
# The rank of a heading that is known by its form alone.
_BY_FORM = 15
_DATE_PARTS = ("年", "月", "日")
# What a heading may say beside its meaning: the same in another language, whose it is, and that it is so now.
_LATIN = pattern(r"[a-z]+")
_WHOSE = pattern(r"^(?:(?:被调查|适龄|在校|在读|学生|儿童|少年|幼儿|孩子|本人|现在|目前|现)的?)+|[12一二]$")

# The number of a question in what an online form exports: 1、学生姓名.
_NUMBERED = pattern(r"\s*\d{1,2}\s*[.、．:：)）]\s*(?=[\u4e00-\u9fff]{2})|(?=.*[?？]$)")
_BRACKET = pattern(r"(?<=.)[(（\[【]")

# Group headings whose sub-headings speak of a parent, not of the pupil.
_PARENTS = ("父", "母", "监护", "家长", "户主", "爷", "奶", "成员")
_PARENT_FIELDS = {
    "姓名": "guardian_name",
    "名字": "guardian_name",
    "电话": "phone",
    "联系电话": "phone",
    "手机": "phone",
    "手机号": "phone",
    "关系": "guardian_relation",
}


_Meanings = tuple[tuple[str, int], ...]
# So many different texts of sheets are remembered with what they mean.
_REMEMBERED = 1 << 13


class Vocabulary(dict[str, _Meanings]):
    """Folded heading → the fields that it may mean. `seen` are texts that have been looked up."""

    def __init__(self, words: Mapping[str, _Meanings]) -> None:
        super().__init__(words)
        self.seen: dict[str, _Meanings] = {}


@lru_cache(maxsize=32)
def vocabulary(kind: str, own: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Vocabulary:
    """Folded heading → the fields that it may mean, each with its rank (0 = the canonical name).

    `own` are the township's headings of `[columns]`: pairs of a canonical heading and its aliases.
    """
    words: dict[str, list[tuple[str, int]]] = {}
    extra = {fold_heading(heading): aliases for heading, aliases in own}
    for field, texts in RECORDS[kind].also.items():
        for text in texts:
            words.setdefault(fold_heading(text), []).append((field, 0))
    for field, spec in RECORDS[kind].columns().items():
        canonical = fold_heading(spec.heading)
        for rank, text in enumerate((spec.heading, *extra.get(canonical, ()), *spec.aliases)):
            words.setdefault(fold_heading(text), []).append((field, rank))
    found = {word: tuple(sorted(meanings, key=lambda meaning: meaning[1])) for word, meanings in words.items()}
    if kind == "roster":
        return _RosterWords(found)
    return _DayWords(found) if kind == "attendance" else Vocabulary(found)


class _RosterWords(Vocabulary):
    """The words of the roster, and after them whatever has the form of one of its headings (民族成份, 监护人1电话)."""

    def get(self, word: str, default: Any = None) -> Any:
        """The fields that a folded heading may mean."""
        found = super().get(word)
        if found is None and (field := field_of(word)):
            return ((field, _BY_FORM),)
        return default if found is None else found


class _DayWords(Vocabulary):
    """The words of the attendance ledger: the days of a class's register (1, 1日, 3月1日 三) are columns too."""

    def get(self, word: str, default: Any = None) -> Any:
        """The fields that a folded heading may mean."""
        found = super().get(word)
        if found is None and _DAY.fullmatch(word):
            return ((DAY, 0),)
        return default if found is None else found


def look_up(text: str, words: Vocabulary) -> tuple[tuple[str, int], ...]:
    """The fields that one heading may mean: `姓名 Name` is 姓名, 学生家庭住址 is 家庭住址, 电话1 is 电话, and what a
    bracket explains (班级（如三(1)班）) is what stands before it."""
    found = words.seen.get(text)
    if found is None:
        if len(words.seen) >= _REMEMBERED:
            words.seen.clear()
        found = words.seen[text] = _looked_up(text, words)
    return found


def _looked_up(text: str, words: Vocabulary) -> _Meanings:
    folded = fold_heading(text)
    if folded == "班" and compact(text) != folded:
        return ()  # （一）班 is a class
    found = words.get(folded)
    if found is None:
        chinese = _LATIN.sub("", folded)
        found = words.get(chinese) or words.get(_WHOSE.sub("", chinese))
    if not found and (text[:1].isdigit() or text.endswith(("?", "？"))) and (numbered := _NUMBERED.match(text)):
        found = words.get(fold_heading(text[numbered.end() :]).rstrip("?"))  # 3、身份证号码：
    if not found and (told := _BRACKET.search(text)):
        found = words.get(fold_heading(text[: told.start()]))
    return found or ()


def meanings(parts: Sequence[str], words: Vocabulary) -> tuple[tuple[str, int], ...]:
    """What a column's heading may mean: the parts together, then the lower parts, then the parts above."""
    if len(parts) > 1 and parts[-1] in _DATE_PARTS:
        return ()  # a date in three columns: none of them is the date
    whole = look_up("".join(parts), words)
    if not whole and len(parts) > 1 and parts[-2].endswith(parts[-1]):
        whole = look_up("".join(parts[:-1]), words)  # 转出学校 | 学校
    if whole:
        return whole
    if len(parts) > 1 and any(mark in part for part in parts[:-1] for mark in _PARENTS):
        lowest = fold_heading(parts[-1])
        for field in (_PARENT_FIELDS.get(lowest),):
            if field:
                return ((field, 50),)
        return ()
    for start in range(1, len(parts)):
        found = look_up("".join(parts[start:]), words)  # 学生基本信息 | 身份证件 | 号码
        if found:
            return found
    for part in reversed(parts[:-1]):
        found = look_up(part, words)
        if found:
            return tuple((field, rank + 20) for field, rank in found)
    return ()


def left_alone(parts: Sequence[str]) -> bool:
    """Whether a heading is understood but of no use here (年龄, 母亲工作单位)."""
    if len(parts) > 1 and any(mark in part for part in parts[:-1] for mark in _PARENTS):
        return True
    return any(
        folded in _LEFT_ALONE or _LEFT_ALONE_PATTERN.fullmatch(folded)
        for folded in map(fold_heading, ("".join(parts), *parts))
    )
