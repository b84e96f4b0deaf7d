"""The rules that every peer checks, in plain Python: what no library brings along.

A peer imports nothing of kongchuo: its environment does not hold it.
"""

import re

REQUIRED = ("年级", "班级", "姓名", "性别", "身份证件号")
ID, SEX, BIRTH, ETHNICITY = "身份证件号", "性别", "出生日期", "民族"
SEXES = ("男", "女")
_PEOPLES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 "
    "仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
ETHNICITIES = tuple(f"{name}族" for name in _PEOPLES.split())
ID_PATTERN = r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]"
_ID = re.compile(ID_PATTERN)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def well_formed(number: str) -> bool:
    """Whether an ID number has the right form."""
    return _ID.fullmatch(number) is not None


def checksum_ok(number: str) -> bool:
    """Whether the check digit of a well-formed number is right (MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17]


def birth_of(number: str) -> str:
    """The birth date in a well-formed number, as the column writes it."""
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
