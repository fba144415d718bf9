"""Where playbooks are found: what ships with the program."""

from pathlib import Path

_HERE = Path(__file__).resolve()


def shipped_folder() -> Path:
    """The playbooks of the wheel; in a checkout, the folder `playbooks` at its top."""
    in_wheel = _HERE.parents[1] / "shipped"
    return in_wheel if in_wheel.is_dir() else _HERE.parents[3] / "playbooks"


def shipped() -> dict[str, Path]:
    """Every shipped playbook by its id, sorted."""
    found = sorted(shipped_folder().glob("*.yaml"))
    return {path.stem: path for path in found if "." not in path.stem}
