"""The children of the invented township and their families."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kongchuo.codes import id_number
from kongchuo.demo import names
from kongchuo.demo.schools import COUNTY, TOWNSHIP

# Division codes that were abolished in 1999, before any of these children was born (DOMAIN.md, section 8).
DIVISIONS = ("342221", "342222", "342223", "342224", "342225")
_SIBLINGS = 0.3
_LATE = 0.03  # began school a year late
_RELATIONS = ("父亲", "母亲", "父亲", "母亲", "祖父", "祖母", "外祖母")


@dataclass(frozen=True, slots=True)
class Family:
    """A household. No two families have a guardian of the same name."""

    surname: str
    householder: str
    guardian: str
    relation: str
    phone: str
    village: str
    hardship: str


@dataclass(frozen=True, slots=True)
class Child:
    """A child. No two children share birth date and sex, so that nobody can be taken for another.

    `registered` children are on the township's household register.
    """

    key: int
    name: str
    sex: str
    birth: date
    id_number: str
    ethnicity: str
    disability: str
    left_behind: str
    family: Family
    registered: bool = True

    @property
    def address(self) -> str:
        """Where the household is registered and lives."""
        return f"{COUNTY}{TOWNSHIP}{self.family.village}"


class People:
    """Makes children one after another and remembers what is taken."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._births: set[tuple[date, str]] = set()
        self._numbers: set[str] = set()
        self._names: set[str] = set()
        self._guardians: set[str] = set()
        self._households: dict[str, list[tuple[Family, list[int]]]] = {}
        self.children: list[Child] = []

    def child(
        self,
        grade: int,
        school_year: int,
        village: str,
        *,
        registered: bool = True,
        on_time: bool = False,
        **fixed: str,
    ) -> Child:
        """A child who is in this grade in this school year."""
        random = self._random
        sex = random.choice("男女")
        birth, sex = self._birth(grade, school_year, sex, on_time=on_time)
        family = self._family(village, birth.year)
        name = self._name(sex, family.surname)
        child = Child(
            key=len(self.children),
            name=name,
            sex=sex,
            birth=birth,
            id_number=self._number(birth, sex),
            ethnicity="维吾尔族" if "·" in name else random.choices(("汉族", "回族", "苗族"), (97, 2, 1))[0],
            disability=fixed.get("disability", "无"),
            left_behind=random.choices(("非留守儿童", "单亲留守", "双亲留守"), (6, 2, 2))[0],
            family=family,
            registered=registered,
        )
        self.children.append(child)
        return child

    def _birth(self, grade: int, school_year: int, sex: str, *, on_time: bool) -> tuple[date, str]:
        """A free birth date: six years old by 31 August of the year of entry."""
        year = school_year - grade - 5
        if not on_time and self._random.random() < _LATE:
            year -= 1
        for _ in range(2000):
            birth = date(year - 1, 9, 1) + timedelta(days=self._random.randrange(365))
            if (birth, sex) not in self._births:
                self._births.add((birth, sex))
                return birth, sex
            sex = self._random.choice("男女")
        raise ValueError("the invented township has more children of one age than there are days in a year")

    def _number(self, birth: date, sex: str) -> str:
        while True:
            order = self._random.randrange(1, 500) * 2 - (sex == "男")
            number = id_number.make(self._random.choice(DIVISIONS), birth, order)
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def _name(self, sex: str, surname: str) -> str:
        """Names may repeat, as in life, but seldom."""
        if self._random.random() < 0.002:
            return names.dotted_name(self._random)
        name = names.child_name(self._random, sex, surname)
        if name in self._names and self._random.random() < 0.7:
            name = names.child_name(self._random, sex, surname)
        self._names.add(name)
        return name

    def _family(self, village: str, birth_year: int) -> Family:
        """A household of the village with room for a brother or sister, or a new one."""
        households = self._households.setdefault(village, [])
        if households and self._random.random() < _SIBLINGS:
            family, years = self._random.choice(households)
            if len(years) < 3 and all(abs(year - birth_year) > 1 for year in years):
                years.append(birth_year)
                return family
        family = self._new_family(village)
        households.append((family, [birth_year]))
        return family

    def _new_family(self, village: str) -> Family:
        random = self._random
        surname = names.surname(random)
        relation = random.choice(_RELATIONS)
        own = relation in ("父亲", "祖父")
        while True:
            guardian = names.elder_name(random, surname if own else names.surname(random))
            if guardian not in self._guardians:
                break
        self._guardians.add(guardian)
        householder = guardian if own else names.elder_name(random, surname)
        hardship = random.choices(("无", "脱贫户", "低保", "特困", "其他"), (84, 8, 5, 1, 2))[0]
        return Family(surname, householder, guardian, relation, names.phone_number(random), village, hardship)
