"""Why two rows are one person."""

from enum import StrEnum


class Reason(StrEnum):
    """The step of the cascade that linked them, strongest first."""

    ID = "id_number"
    ID_EDIT = "id_one_edit"
    NAME_BIRTH = "name_birth_sex"
    GUARDIAN = "guardian_given_name"
    CONCLUDED = "concluded"  # a person has said so (台账/比对结论)

    @property
    def words(self) -> str:
        """The reason as the clerk reads it."""
        return _WORDS[self]


_WORDS = {
    Reason.ID: "身份证件号相同",
    Reason.ID_EDIT: "身份证件号只差一处，姓名相同或同音",
    Reason.NAME_BIRTH: "姓名、出生日期、性别相符",
    Reason.GUARDIAN: "监护人和姓名相符",
    Reason.CONCLUDED: "人工核对为同一人",
}
