"""What a disk refuses, in words that tell the user what to do."""

import errno
from pathlib import Path

from kongchuo.model.errors import UserError

# By name, because not every system knows them all.
_REASONS = {
    "ENOSPC": "磁盘空间不足",
    "EDQUOT": "磁盘配额已用完",
    "EACCES": "没有权限",
    "EPERM": "没有权限",
    "EROFS": "磁盘是只读的",
    "ENOENT": "文件或文件夹已经不在了",
    "ENOTDIR": "路径里有一段是文件，不是文件夹",
    "EISDIR": "这个位置上是一个文件夹",
    "ENAMETOOLONG": "路径太长",
    "EFBIG": "文件太大，这个磁盘放不下",
    "EINVAL": "系统不接受这样的文件名",
    "EILSEQ": "系统不接受这样的文件名",
    "ELOOP": "快捷方式互相指向",
    "EIO": "磁盘读写出错",
    "ENODEV": "磁盘已经拔出",
    "ENXIO": "磁盘已经拔出",
    "EMFILE": "同时打开的文件太多",
    "ENFILE": "同时打开的文件太多",
    "EBUSY": "正被别的程序占用",
    "ETXTBSY": "正被别的程序占用",
    "ETIMEDOUT": "网络断开",
    "ENOTCONN": "网络断开",
    "EHOSTDOWN": "网络断开",
    "ESTALE": "网络断开",
}
_WORDS = {getattr(errno, name): words for name, words in _REASONS.items() if hasattr(errno, name)}


def is_full(error: OSError) -> bool:
    """Whether there is no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def is_refused(error: OSError) -> bool:
    """Whether the user may not write there, or (on Windows) another program holds the file."""
    return error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)


def reason(error: OSError) -> str:
    """Why the system refused, in a few Chinese words: its own are English on many machines."""
    return _WORDS.get(error.errno or 0, f"系统错误号{error.errno}")


def folder_error(folder: Path, error: OSError) -> UserError:
    """Why nothing can be put into a folder."""
    if is_full(error):
        return UserError(f"磁盘空间不足，无法写入“{folder}”，请清理磁盘后再试。")
    if is_refused(error):
        return UserError(f"文件夹“{folder}”不允许写入，请换一个输出位置，或取消它的只读属性。")
    if error.errno == errno.ENAMETOOLONG:
        return too_long(folder)
    if isinstance(error, FileExistsError | NotADirectoryError):
        return UserError(f"无法建立文件夹“{folder}”：同名的文件已经存在，请换一个输出位置。")
    return UserError(f"无法使用文件夹“{folder}”（{reason(error)}），请换一个输出位置。")


def fill_error(path: Path, error: OSError) -> UserError:
    """Why the content of a file could not be written."""
    if is_full(error):
        return UserError(f"磁盘空间不足，“{path}”没有写成，请清理磁盘后再试。")
    return UserError(f"写“{path}”时出错（{reason(error)}），请检查磁盘或换一个输出位置。")


def replace_error(path: Path, error: OSError) -> UserError:
    """Why a finished file could not be put in its place."""
    # On Windows an open workbook cannot be replaced; on other systems it is a matter of rights.
    if is_refused(error):
        return UserError(f"“{path}”正被 WPS 或 Excel 打开，或者不允许改写，请关闭后再试。")
    if error.errno == errno.ENAMETOOLONG:
        return too_long(path)
    return UserError(f"“{path}”没有写成（{reason(error)}），请检查磁盘或换一个输出位置。")


def too_long(path: Path) -> UserError:
    """That the system accepts no path of this length."""
    return UserError(f"路径太长，系统不接受：“{path}”，请换一个短一些的输出位置。")
