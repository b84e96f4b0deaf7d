"""Invented townships, each written once a run."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kongchuo.demo.truth import Truth, build
from kongchuo.demo.write import Written, write
from kongchuo.model.workspace import Workspace
from kongchuo.read.workspace import find_workspace

# A third of the pupils shows the same stories and the same faults in a third of the time.
SMALL = 0.3


class Town:
    """A township, its files, and the workspace that a user would have."""

    def __init__(self, truth: Truth, written: Written) -> None:
        self.truth = truth
        self.written = written
        workspace = find_workspace(written.folder, written.folder)
        assert workspace is not None
        self.workspace: Workspace = workspace


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Town]:
    @cache
    def made(seed: int, scale: float = SMALL) -> Town:
        folder: Path = tmp_path_factory.mktemp(f"township-{seed}-{scale}")
        truth = build(seed, scale=scale)
        return Town(truth, write(truth, folder))

    return made
