"""Where the data, the state and the cache of this user lie."""

from collections.abc import Mapping
from pathlib import Path

from salescoach.errors import Fatal
from salescoach.store.atomic import disk_failed
from salescoach.values.messages import say
from salescoach.values.record import record

CONFIGURATION = "salescoach.toml"


@record(kw_only=True)
class Folders:
    """`home` holds the deals, `state` locks and last screens, `cache` may be deleted any time."""

    home: Path
    state: Path
    cache: Path


def folders(
    env: Mapping[str, str], home: str | None, configured: str | None = None, *, current: Path
) -> Folders:
    """The folders: what was said, then `SALESCOACH_*`, then the platform's; never by walking up.

    `configured` is the data folder that the user's own file names; a variable comes before it.
    `current` is the folder from which a relative path leads.

    Raises:
        Fatal: there is neither a home folder nor a variable.
    """
    said = {
        "home": home or env.get("SALESCOACH_HOME") or configured,
        "state": env.get("SALESCOACH_STATE"),
        "cache": env.get("SALESCOACH_CACHE"),
    }
    usual = {} if all(said.values()) else platform_folders(env)
    return Folders(
        **{name: _whole(current, path) if path else usual[name] for name, path in said.items()}
    )


def configuration_file(env: Mapping[str, str], *, current: Path) -> Path | None:
    """The user's configuration: `SALESCOACH_CONFIG`, else in the user's configuration folder.

    That is `~/.config` on macOS, too: the usual folder there is the data folder. None where there
    is neither a variable nor a home folder.
    """
    said = env.get("SALESCOACH_CONFIG")
    if said:
        return _whole(current, said)
    folder = _absolute(env.get("XDG_CONFIG_HOME"))
    if folder is None:
        if not env.get("HOME"):
            return None
        folder = Path(env["HOME"]) / ".config"
    return folder / "salescoach" / CONFIGURATION


def expanded(path: str, env: Mapping[str, str]) -> str:
    """A path out of a configuration file, with `~/` standing for the home folder.

    Raises:
        Fatal: it begins with that, and nobody says where the home folder is.
    """
    if not path.startswith("~/"):
        return path
    if not env.get("HOME"):
        raise Fatal(say("no-folder"))
    return str(Path(env["HOME"]) / path.removeprefix("~/"))


def platform_folders(env: Mapping[str, str]) -> dict[str, Path]:
    """The platform's folders for an application; the XDG variables first, as everywhere."""
    import sys

    root = Path(env.get("HOME") or "/nonexistent")
    if not env.get("HOME") and not all(env.get(name) for name in _XDG.values()):
        raise Fatal(say("no-folder"))
    if sys.platform == "darwin":
        library = root / "Library"
        usual = {
            "home": library / "Application Support",
            "state": library / "Application Support",
            "cache": library / "Caches",
        }
    else:
        usual = {
            "home": root / ".local" / "share",
            "state": root / ".local" / "state",
            "cache": root / ".cache",
        }
    chosen = {name: _absolute(env.get(_XDG[name])) or usual[name] for name in usual}
    found = {name: path / "salescoach" for name, path in chosen.items()}
    if found["state"] == found["home"]:
        found["state"] = found["home"] / "state"
    return found


_XDG = {"home": "XDG_DATA_HOME", "state": "XDG_STATE_HOME", "cache": "XDG_CACHE_HOME"}


def _whole(current: Path, path: str) -> Path:
    try:
        return (current / path).absolute()
    except OSError as error:  # the current folder is gone
        raise disk_failed(error, Path(path)) from error


def _absolute(text: str | None) -> Path | None:
    """The XDG rule: a relative path counts as not set."""
    return Path(text) if text and Path(text).is_absolute() else None
