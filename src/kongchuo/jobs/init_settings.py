"""The settings file that a new workspace begins with: valid as it is, and its own manual."""

import json

_TEXT = """\
# 控辍（kongchuo）工作区设置。# 后面是说明，程序不读。引号要用英文直引号。
# 用记事本即可修改；改完运行 kongchuo check，写错的地方会指出是哪一行。

[township]
name = {name}
county = {county}

# 一所学校写一段，以 [[schools]] 开头。请把下面两所换成本镇的学校，有几所写几段。
#   name     学校全称，与公章一致（必填）
#   stages   学段（必填）：小学写 ["primary"]，初中写 ["junior"]，九年一贯制学校写 ["primary", "junior"]
#   code     教育部10位学校（机构）标识码，没有可不写
#   aliases  各校表格里对这所学校的其他叫法，如简称
#   feeds    小学毕业生对口升入的初中，须与下面某一所学校的 name 完全相同
#   villages 学区：户籍在哪些村的孩子归这所学校，如 ["望舒村", "听泉村"]；村名带不带“村”“村委会”“社区”都认得。
#            初中不写，就是对口小学的那些村；写了，以所写的为准。分学区看入学率、发入学通知书要用

[[schools]]
name = {primary}
stages = ["primary"]
aliases = ["中心小学"]
feeds = {junior}
# villages = ["某某村"]

[[schools]]
name = {junior}
stages = ["junior"]
aliases = ["镇中学"]

# 控辍保学目标。不写就按下面的数。
[targets]
primary_enrolment = "100%"      # 小学入学率
junior_enrolment = "99%"        # 初中入学率
dropouts = 0                    # 辍学人数

# 指标口径。
[definitions]
# 辍学率：ledger 按辍学台账；net 按“两基”公式（净流失）；leavers 按休学、退学、开除和没有落实的转出
dropout_rate = "ledger"
# 入学率：any_school 在任何学校就读都算；own_level_or_higher 初中适龄的须在初中或已毕业
enrolment = "any_school"

# 上报时限。
[deadlines]
class_report_days = 0           # 班级上报不过夜：发现当天上报
school_report = "same_week"     # 学校统计不过周：发现的当周周日以前
center_report = "same_month"    # 月小结：中心校当月上报
suspected_after_school_days = 3 # 无故不到校满几个上学日，当天要记入辍学台账（状态“疑似”）；记入以后也在这么多个上学日内核实
visit_every_days = 7            # 没有返校的，几天内至少劝返一次

# 考勤台账（可以不建）：没有请假，连续缺勤满几个上学日列入名单。
[attendance]
warning_school_days = 3         # 预警名单
suspected_school_days = 5       # 疑似名单

# 上学日：扣除周末和国家公布的节假日，算上调休补课的日子。寒暑假和本镇自己的安排写在这里，不写就按下面的日子。
[calendar]
winter_vacation = ["01-16", "02-20"] # 寒假（每年，月-日）；写了 [calendar.terms] 的学期按那里的日子
summer_vacation = ["07-01", "08-31"] # 暑假
holidays = []                   # 本镇另外放假的日子（如雪天停课），如 ["2023-01-12", "2023-02-06 ~ 2023-02-08"]
school_days = []                # 本镇另外上课的日子

# 某个学期上课的第一天和最后一天。
# [calendar.terms]
# "2022-2023-1" = ["2022-09-01", "2023-01-13"]
# "2022-2023-2" = ["2023-02-13", "2023-07-07"]

# 送教上门：每学期至少送教几次。国家没有规定次数，按本县、本镇的要求写。
[home_teaching]
visits_per_term = 8

# 本镇表格里特有的列名。左边是模板里的列名，右边是本镇的叫法，可以写几个。
# [columns]
# 身份证件号 = ["证号"]

# 一个文件最多多大。超过的不读，免得电脑长时间没有反应；提示里会写明超过了哪一项，确有需要时在这里调大。
# [limits]
# file_mb = 80            # 文件大小（MB）
# unpacked_mb = 400       # 解开后的大小（MB）
# rows = 300000           # 一张表的行数
# columns = 702           # 一张表的列数
# cells = 6000000         # 单元格个数
# sheets = 300            # 表的张数
# shared_strings = 3000000 # 不同文字的条数
# parts = 4000            # 文件内的部件个数
# nesting = 200           # 标记套的层数
"""


def settings_text(township: str, county: str) -> str:
    """`kongchuo.toml` for a township, with two schools as an example."""
    # A JSON string is a valid TOML basic string, whatever the name holds.
    names = {"name": township, "county": county, "primary": f"{township}中心小学", "junior": f"{township}初级中学"}
    return _TEXT.format(**{key: json.dumps(value, ensure_ascii=False) for key, value in names.items()})
