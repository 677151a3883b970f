"""`deploy/worker.env.example` against the settings."""

from __future__ import annotations

import re

import pytest

from tests.deploy.settings_doc import documented, expected
from tests.shared import ROOT
from worker.errors import SettingsError
from worker.settings import load_settings

TEXT = (ROOT / "deploy" / "worker.env.example").read_text()


def test_every_setting_is_documented_and_nothing_else() -> None:
    """The file has one entry for each setting of the code, and none that the code does not have."""
    assert list(documented(TEXT)) == list(expected())


@pytest.mark.parametrize("name", expected())
def test_an_entry_says_what_the_code_says(name: str) -> None:
    """Description, type, default and unit of a setting are those of the code."""
    assert documented(TEXT)[name] == expected()[name]


def test_every_variable_line_belongs_to_an_entry() -> None:
    """No assignment stands in the file without its documentation above it."""
    assigned = re.findall(r"^#?(INCIDENTS_\w+)=", TEXT, re.MULTILINE)
    assert assigned == list(documented(TEXT))


def test_the_file_with_every_line_uncommented_gives_the_defaults(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Values are written as the settings read them, the empty ones included."""
    defaults = load_settings()
    for name, value in re.findall(r"^#(INCIDENTS_\w+)=(.*)$", TEXT, re.MULTILINE):
        monkeypatch.setenv(name, value)
    assert load_settings() == defaults


def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that is out of range stops the start with its name in the message."""
    monkeypatch.setenv("INCIDENTS_PROCESSES", "0")
    with pytest.raises(SettingsError, match="INCIDENTS_PROCESSES"):
        load_settings()
