"""Codes in a school's own words: forms of whole cells, tried in order after the words and their spellings.

Pairs of a form and the word that it means. A form is as narrow as its meaning is certain: whatever may
mean two things is no form and stays a doubt for the school.
"""

from kongchuo.codes.patterns import pattern

_NOT = "(?![非不无未否])"
_NO = r"否|不是?|非|没有|0|[×xXnN]|no|false"
_YES = r"是|有|对|属于|1|[√✓✔yY]|yes|true"

SEX = (
    (pattern(r"男(?:性|生|孩|童|士)?|♂|[Mm]ale|MALE|boy"), "男"),
    (pattern(r"女(?:性|生|孩|童|士)?|♀|[Ff]emale|FEMALE|girl"), "女"),
)
ETHNICITY = (
    (pattern(r"未识别.*|未定族称.*|穿青人?"), "其他"),
    (pattern(r"(?:外国|外籍).*"), "外国血统中国籍人士"),
)
ID_TYPE = (
    (
        pattern(r"(?:中华人民共和国)?(?:第?二代|临时)?(?:居民|公民)?身份证件?(?:号码?)?(?:/户口[簿本薄])?|A"),
        "居民身份证",
    ),
    (pattern(r"(?:居民)?户口[簿本薄]页?|户籍证明"), "户口簿"),
    (pattern(r"(?:港澳台?|台湾?)(?:居民|同胞)?居住证"), "港澳台居民居住证"),
    (pattern(r"外国人永久居留(?:身份)?证|无(?:证件|身份证|户口)|暂无|没有"), "其他"),
)
ROLL_STATUS = (
    (
        pattern(
            r"(?:学籍)?(?:在读|在校|在籍|正常|已注册)(?:学?生|在校|在读|就读|状态)?(?:\((?!.*[休转退离辍死毕]).*\))?"
            r"|新生|借读生?|留级|跟读|随班就读|[√✓✔]"
        ),
        "在读",
    ),
    (pattern(r"已?转走|已转学"), "转出"),
)
YES_NO = (
    (pattern(rf"{_NO}|(?:非|不是|不属于).*"), "否"),
    (pattern(rf"{_YES}|{_NOT}.*随迁(?:子女)?|外来务工.*|进城务工.*"), "是"),
)
BOARDING = (
    (
        pattern(
            rf"(?:非|不|未)(?:住校|寄宿|住宿)生?|通[校学]生?|外宿生?|走|.*走读生?|校外(?:住宿|租房)?|租房.*|.*陪读|午托|家长接送|亲戚家|{_NO}"
        ),
        "走读",
    ),
    (pattern(rf"内宿生?|住|校内住宿|全?寄宿制?生?|{_YES}"), "住校"),
)
LEFT_BEHIND = (
    (pattern(rf"{_NO}|(?:非|不是|不属于).*|无人外出|(?:普通|正常|一般)(?:儿童|学生)?"), "非留守儿童"),
    (pattern(rf"{_NOT}.*(?:双亲|双方|双留守|[都均]外出|[都均]在外|父母(?:外出|在外|打工|务工)).*"), "双亲留守"),
    (pattern(rf"{_NOT}.*(?:单亲|一方|单方|单留守|[父母]亲?(?:外出|在外|打工|务工)|爸爸?外出|妈妈?外出).*"), "单亲留守"),
    (pattern(_YES), "双亲留守"),
)
_KINDS = "视力|听力|言语|语言|肢体|智力|精神"
DISABILITY = (
    (pattern(rf"非残疾(?:人|儿童|学?生)?|健全|无障碍|{_NO}"), "无"),
    (pattern(rf"{_NOT}.*(?P<one>{_KINDS}).*(?!(?P=one))(?:{_KINDS}).*|{_NOT}.*多重.*"), "多重"),
    (pattern(rf"{_NOT}.*(?:视力|视障|盲).*"), "视力"),
    (pattern(rf"{_NOT}.*(?:听力|听障|聋).*"), "听力"),
    (pattern(rf"{_NOT}.*(?:言语|语言).*"), "言语"),
    (pattern(rf"{_NOT}.*(?:肢体|肢残|脑瘫).*"), "肢体"),
    (pattern(rf"{_NOT}.*(?:智力|智障|唐氏).*"), "智力"),
    (pattern(rf"{_NOT}.*(?:精神|自闭症|孤独症).*"), "精神"),
    (pattern(_YES), "其他"),
)
_POOR = "(?:困难|贫困|建档立卡|脱贫|低保)"
HARDSHIP = (
    (pattern(rf"{_NO}|(?:非|不|无)(?:家庭)?(?:经济)?{_POOR}(?:户|学?生|家庭)?"), "无"),
    (pattern(r"(?:一般|普通|正常|良好|较好)(?:户|农户|家庭|学生)?"), "无"),
    (pattern(rf"{_NOT}.*(?:特困|五保).*"), "特困"),
    (pattern(rf"{_NOT}.*孤儿.*"), "孤儿"),
    (pattern(rf"{_NOT}.*(?:边缘|不稳定|监测|无人抚养).*"), "其他"),
    (pattern(rf"{_NOT}.*(?:建档立卡|脱贫|一般贫困户).*"), "脱贫户"),
    (pattern(rf"{_NOT}.*(?:低保|最低生活保障).*"), "低保"),
    (pattern(rf"{_NOT}.*残疾.*"), "残疾"),
    (
        pattern(
            rf"(?:家庭)?(?:经济)?(?:一般|特别|特殊|比较|其他)困难(?:户|家庭|学?生)?|困境儿童|[重大]病.*|单亲(?:家庭)?|低收入.*|烈士.*|突发.*|{_YES}"
        ),
        "其他",
    ),
)
