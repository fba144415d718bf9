import sys
from pathlib import Path

import pytest

from salescoach.cli.places import Folders, configuration_file, folders, platform_folders
from salescoach.errors import Fatal

HERE = Path("/here")
HOME = {"HOME": "/users/kim"}
SAID = {
    "SALESCOACH_HOME": "/said/home",
    "SALESCOACH_STATE": "/said/state",
    "SALESCOACH_CACHE": "/said/cache",
}


@pytest.fixture
def _linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("env", "flag", "home"),
    [
        ({**HOME}, None, "/users/kim/.local/share/salescoach"),
        ({**HOME, "XDG_DATA_HOME": "/xdg"}, None, "/xdg/salescoach"),
        ({**HOME, "XDG_DATA_HOME": "xdg"}, None, "/users/kim/.local/share/salescoach"),
        ({**HOME, "XDG_DATA_HOME": ""}, None, "/users/kim/.local/share/salescoach"),
        ({**HOME, "XDG_DATA_HOME": "/xdg", **SAID}, None, "/said/home"),
        ({**HOME, **SAID, "SALESCOACH_HOME": ""}, None, "/users/kim/.local/share/salescoach"),
        ({**HOME, **SAID}, "/flag", "/flag"),
        ({**SAID}, "/flag", "/flag"),
        ({**SAID}, None, "/said/home"),
    ],
    ids=[
        "home folder",
        "XDG",
        "a relative XDG counts as not set",
        "an empty XDG counts as not set",
        "variable over XDG",
        "an empty variable counts as not set",
        "flag over variable",
        "flag, no home folder",
        "variables, no home folder",
    ],
)
@pytest.mark.usefixtures("_linux")
def test_the_data_folder_is_what_was_said_nearest(
    env: dict[str, str], flag: str | None, home: str
) -> None:
    assert folders(env, flag, current=HERE).home == Path(home)


@pytest.mark.usefixtures("_linux")
def test_state_and_cache_lie_apart_from_the_data() -> None:
    found = folders({**HOME, "SALESCOACH_HOME": "/dropbox/deals"}, None, current=HERE)
    assert found == Folders(
        home=Path("/dropbox/deals"),
        state=Path("/users/kim/.local/state/salescoach"),
        cache=Path("/users/kim/.cache/salescoach"),
    )


def test_on_a_mac_state_is_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    support = Path("/users/kim/Library/Application Support/salescoach")
    assert platform_folders(HOME) == {
        "home": support,
        "state": support / "state",
        "cache": Path("/users/kim/Library/Caches/salescoach"),
    }


def test_a_relative_folder_is_of_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert folders({**HOME}, "deals", current=Path()).home == tmp_path / "deals"
    assert folders({**HOME}, "deals", current=HERE).home == HERE / "deals"
    assert folders({**HOME, "SALESCOACH_CACHE": "new"}, None, current=HERE).cache == HERE / "new"
    assert configuration_file({"SALESCOACH_CONFIG": "own.toml"}, current=HERE) == HERE / "own.toml"


@pytest.mark.parametrize("missing", ["HOME", "SALESCOACH_STATE", "SALESCOACH_CACHE"])
def test_without_a_home_folder_all_three_have_to_be_said(missing: str) -> None:
    env = {name: value for name, value in {**SAID}.items() if name != missing}
    if missing == "HOME":
        assert folders(env, None, current=HERE).state == Path("/said/state")
        return
    with pytest.raises(Fatal) as refused:
        folders(env, None, current=HERE)
    assert refused.value.sentence.id == "no-folder"
