"""What the program says when it was called wrongly, and what it leaves behind when it is at fault."""

import errno
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from kongchuo import __version__
from kongchuo.model.errors import UserError

_PACKAGE = Path(__file__).parents[1]

LOG_NAME = "kongchuo-错误记录.txt"


def usage(fault: Exception) -> str | None:
    """A Chinese sentence for an exception of the command line's parser; None for any other."""
    kinds = {kind.__name__ for kind in type(fault).__mro__}
    if "ClickException" not in kinds:
        return None
    help_line = f"可以用“{_command(fault)} --help”查看用法。"
    if "NoSuchOption" in kinds:
        similar = getattr(fault, "possibilities", None) or ()
        hint = f"是不是 {'、'.join(sorted(similar))}？" if similar else ""
        return f"没有“{getattr(fault, 'option_name', '')}”这个选项。{hint}{help_line}"
    if "MissingParameter" in kinds:
        param = getattr(fault, "param", None)
        name = getattr(param, "metavar", None) or getattr(param, "name", "")
        return f"少写了{name}。{help_line}"
    if "BadParameter" in kinds:
        return _bad_value(fault, help_line)
    return _other(fault, help_line)


def _bad_value(fault: Exception, help_line: str) -> str:
    param = getattr(fault, "param", None)
    names = "/".join(getattr(param, "opts", None) or ())
    metavar = getattr(param, "metavar", None)
    allowed = f"，应为{_kind(param, metavar or '')}"
    return f"{names or metavar or '参数'} 后面写的内容不对{allowed}。{help_line}"


def _kind(param: object, metavar: str) -> str:
    """What may stand after an option, in words."""
    if "|" in metavar:
        return f" {metavar}"
    info = getattr(getattr(param, "type_descriptor", None), "parameter_info", None)
    least, most = getattr(info, "min", None), getattr(info, "max", None)
    if least is not None and most is not None:
        return f"{least}到{most}的整数"
    return f"不小于{least}的整数" if least is not None else metavar


def _other(fault: Exception, help_line: str) -> str:
    message = str(getattr(fault, "message", fault))
    quoted = message.split("'")[1] if message.count("'") >= 2 else ""
    if message.startswith("No such command"):
        return f"没有“{quoted}”这个命令。{_similar_command(fault, quoted)}{help_line}"
    if "requires an argument" in message:
        return f"“{quoted or getattr(fault, 'option_name', '')}”后面少写了内容。{help_line}"
    if message.startswith("Got unexpected extra argument"):
        extra = message[message.rfind("(") + 1 : message.rfind(")")]
        return f"多写了“{extra}”。{help_line}"
    return f"命令写得不对。{help_line}"


def _similar_command(fault: Exception, given: str) -> str:
    from difflib import get_close_matches

    context = getattr(fault, "ctx", None)
    known = context.command.list_commands(context) if context is not None else ()
    close = get_close_matches(given, known, n=1)
    return f"是不是 {close[0]}？" if close else ""


def _command(fault: Exception) -> str:
    return getattr(getattr(fault, "ctx", None), "command_path", None) or "kongchuo"


def refused(fault: OSError) -> str | None:
    """What the system refused, in one sentence; None where a file of our own is missing."""
    from kongchuo.write import disk

    name = str(fault.filename or "")
    if fault.errno is None or (name and Path(name).is_relative_to(_PACKAGE)):
        return None
    if disk.is_full(fault):
        return "磁盘空间不足，结果没有写完，请清理磁盘后再试。"
    if fault.errno == errno.ENAMETOOLONG:
        return f"路径太长，系统不接受：“{name}”。"
    return f"{f'“{name}”' if name else '输入或输出'}用不了（{disk.reason(fault)}），请检查后再试。"


def report(fault: Exception, arguments: Sequence[str], folder: Path) -> str:
    """Writes a log without any pupil's data and says in one line where it is.

    The traceback names lines of our own code; the exception's text is left out: it may hold a cell.
    """
    from kongchuo.write.files import atomic_write_text

    lines = [
        f"kongchuo {__version__}",
        f"命令参数个数：{len(arguments) - 1}",
        *_frames(fault),
        f"{type(fault).__name__}",
    ]
    for place in (folder, Path(tempfile.gettempdir())):
        path = place / LOG_NAME
        try:
            # Moved into its place, so that it follows no link that somebody has put there.
            atomic_write_text(path, "\n".join(lines) + "\n")
        except (OSError, UserError):
            continue
        return f"程序内部出错，没有完成。请把这个文件发给维护人员：{path}"
    return f"程序内部出错，没有完成：{type(fault).__name__}。"


def _frames(fault: BaseException) -> list[str]:
    frames = traceback.extract_tb(fault.__traceback__)
    inner = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    cause = fault.__cause__ or fault.__context__
    return [*(_frames(cause) if cause else ()), *inner]
