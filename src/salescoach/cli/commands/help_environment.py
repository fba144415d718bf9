"""`help environment`."""

from salescoach.cli.listing import LISTED, Shape, tell
from salescoach.cli.options import command
from salescoach.cli.places import configuration_file, platform_folders
from salescoach.cli.session import Session
from salescoach.errors import Fatal
from salescoach.values.messages import say

EXAMPLE = "Example: salescoach help environment"
_FOLDERS = {"SALESCOACH_HOME": "home", "SALESCOACH_STATE": "state", "SALESCOACH_CACHE": "cache"}
_OTHERS = (
    "SALESCOACH_AT",
    "SALESCOACH_ACTOR",
    "SALESCOACH_DEAL",
    "SALESCOACH_LANG",
    "SALESCOACH_SYMBOLS",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "CI",
    "TERM",
)


VARIABLES = Shape(schema="environment", member="variables", columns=("name", "meaning"))


@command(formats=LISTED, lists=(VARIABLES,), configuration="told")
def run(session: Session) -> int:
    """The variables that salescoach reads, and the folders that it uses."""
    try:
        folders = {name: str(path) for name, path in platform_folders(session.world.env).items()}
    except Fatal:  # no home folder: this is where to read what to set
        folders = {}
    told = {
        name: session.text(say(f"env.{name}", default=folders.get(folder, "-")))
        for name, folder in _FOLDERS.items()
    }
    config = configuration_file(
        {**session.world.env, "SALESCOACH_CONFIG": ""}, current=session.world.folder
    )
    default = str(config) if config else "-"
    told["SALESCOACH_CONFIG"] = session.text(say("env.SALESCOACH_CONFIG", default=default))
    told |= {name: session.text(say(f"env.{name}")) for name in _OTHERS}
    done = tell(
        session, VARIABLES, list(told.items()),
        cells=lambda one: one,
        json=lambda one: {"name": one[0], "meaning": one[1]},
        name=lambda one: one[0],
    )  # fmt: skip
    if not done:
        width = max(len(name) for name in told)
        for name, text in told.items():
            session.out.data(f"{name.ljust(width)}  {text}")
    return 0
