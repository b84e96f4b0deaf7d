"""Names of persons: how they are written, what does not belong in them, surname and given name."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kongchuo.codes.patterns import pattern
from kongchuo.codes.text import clean

DOT = "·"
_DOTS = pattern(r"\s*[•·.・‧∙⋅ᐧ﹒･●]\s*")
_HAN = pattern("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U000323af]")
# Names as nearly all are written: nothing in them is changed by cleaning, nothing is odd.
_USUAL = pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LATIN_EXTRAS = " -'’.·"

_COMPOUND = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 "
    "长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 "
    "南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 "
    "即墨 达奚 褚师 纳兰 完颜 叶赫 那拉"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


def is_usual(text: str) -> bool:
    """Whether a name is nothing but Chinese characters, so that `normalise` gives it back as it is."""
    return _USUAL.fullmatch(text) is not None


def all_normal(texts: Iterable[str]) -> bool:
    """Whether `normalise` would give all these back as they are, known by one look at all of them; False may be
    wrong, True never is."""
    whole = "".join(texts)
    return not whole or is_usual(whole)


@lru_cache(maxsize=1 << 15)
def normalise(text: str) -> str:
    """A name as it is compared: no blanks in a Chinese name, one form of the middle dot, Latin
    letters upper case with single blanks."""
    if _USUAL.fullmatch(text):
        return text
    plain = clean(text)
    if not _HAN.search(plain):
        return plain.upper()
    return "".join(_DOTS.sub(DOT, plain).split()).upper()


@lru_cache(maxsize=1 << 15)
def odd_characters(text: str) -> str:
    """The characters that do not belong in a name, each once: digits, punctuation, symbols,
    letters in a Chinese name. Rare Chinese characters and the middle dot are fine."""
    if _USUAL.fullmatch(text):
        return ""
    name = normalise(text)
    fits = _fits_han if _HAN.search(name) else _fits_latin
    odd = [character for character in name if not fits(character)]
    if name[:1] == DOT or name[-1:] == DOT:
        odd.append(DOT)
    return "".join(dict.fromkeys(odd))


def all_usual(texts: Iterable[str]) -> bool:
    """Whether these are names in Chinese characters alone, with nothing odd and nothing to normalise, known by one
    look at all of them; empty texts are fine."""
    whole = "".join(texts)
    return not whole or _USUAL.fullmatch(whole) is not None


def _fits_han(character: str) -> bool:
    return character == DOT or _HAN.match(character) is not None


def _fits_latin(character: str) -> bool:
    return character in _LATIN_EXTRAS or unicodedata.category(character)[0] in "LM"


def split(name: str) -> tuple[str, str]:
    """Surname and given name; a name with a middle dot has no surname of the Chinese kind."""
    plain = normalise(name)
    if DOT in plain or not _HAN.match(plain):
        return "", plain
    length = 2 if len(plain) > 2 and plain[:2] in COMPOUND_SURNAMES else 1
    return plain[:length], plain[length:]


def same(left: str, right: str) -> bool:
    """Whether two spellings are one name: blanks, width, case and the middle dot make no difference."""
    return _bare(left) == _bare(right)


def _bare(name: str) -> str:
    return "".join(normalise(name).replace(DOT, "").split())
