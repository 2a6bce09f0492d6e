from __future__ import annotations

from pathlib import Path

import pytest

from vendoreval.project.project import Project
from vendoreval.project.workspace import Workspace, read_workspace

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="package")
def workspace() -> Workspace:
    return read_workspace(REPOSITORY)


@pytest.fixture(scope="package")
def project(workspace: Workspace) -> Project:
    assert workspace.project is not None, workspace.findings
    return workspace.project
