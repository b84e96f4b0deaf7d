"""Names, addresses and telephone numbers of nobody.

Names are put together at random from characters; the lists leave out what would make a well-known
person's name likely. No two surnames sound alike, so that no two invented pupils can be taken for
one another by sound.
"""

from random import Random

# The commonest first.
SURNAMES = tuple(
    "李王张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹邓冯彭曾肖田董袁潘于蒋蔡杜叶程苏魏吕丁任卢姚钟崔谭范廖石金贾夏方邹熊白孟秦邱侯尹薛段雷龙陶毛郝顾龚邵万钱戴严莫孔向"
)
BOYS_FIRST = tuple("子文嘉浩宇梓俊奕承景书思睿皓沐屹泊允昊霖墨言知远牧修以")
BOYS_SECOND = tuple("辰轩航骏铭樾淮翊珩暄硕泓昱衡彬恺烁锐澄骁楷泽翰渝")
GIRLS_FIRST = tuple("雨欣梦诗语若可依沐书雅思佳芷婉清念晓静以安如予乐宛")
GIRLS_SECOND = tuple("萱彤妍琪瑶婧菡芮蕊淇涵玥怡岚筠汐柠茉岑禾霏溪恬")
# Names of two characters are short enough to hit upon somebody known; only unusual ones are given.
SHORT = {"男": tuple("翊樾珩暄屹"), "女": tuple("筠汐柠茉菡芮")}
ELDERS = tuple("德传继广长永保立培正荣庆桂凤秀玉素存道敬本新开")
ELDERS_SECOND = tuple("根柱林河栓仓友启法连修云英芝莲兰侠勤众运")
# Uighur names are written with a middle dot; the parts are among the commonest there are.
DOTTED_FIRST = ("阿依努尔", "麦迪娜", "伊力亚尔", "祖力皮卡尔", "古丽扎尔", "凯迪尔丁")
DOTTED_SECOND = ("吐尔逊江", "买买提明", "艾合买提江", "库尔班江", "努尔艾力")

# 154 belongs to no operator (with 142, 143, 161, 164 and 194 the prefixes of the national numbering
# plan that have not been given out), so that no telephone rings.
_UNASSIGNED_PREFIX = "154"


def surname(random: Random) -> str:
    """A surname; the front of the list is the more likely, as in life."""
    return SURNAMES[int(len(SURNAMES) * random.random() ** 1.6)]


def child_name(random: Random, sex: str, family_name: str) -> str:
    """A name for a child: mostly two given-name characters, as nowadays."""
    first, second = (BOYS_FIRST, BOYS_SECOND) if sex == "男" else (GIRLS_FIRST, GIRLS_SECOND)
    if random.random() < 0.12:
        return family_name + random.choice(SHORT[sex])
    return family_name + random.choice(first) + random.choice(second)


def dotted_name(random: Random) -> str:
    """A name with a middle dot."""
    return f"{random.choice(DOTTED_FIRST)}·{random.choice(DOTTED_SECOND)}"


def elder_name(random: Random, family_name: str) -> str:
    """A name for a parent, grandparent or teacher."""
    return family_name + random.choice(ELDERS) + random.choice(ELDERS_SECOND)


def phone_number(random: Random) -> str:
    """An eleven-digit number that is well formed and nobody's."""
    return f"{_UNASSIGNED_PREFIX}{random.randrange(10**8):08}"
