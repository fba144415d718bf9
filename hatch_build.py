"""What the wheel holds beside the package as it lies in `src/`.

The message catalogues, compiled: `.po` files are written and reviewed, `.mo` files are what gettext
reads. They are made here, next to their source, so that an editable install has them too. And the
playbooks, which live at the top of the repository where trainers look for them, and the JSON
Schemas, which live where script authors look for them.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/salescoach/wording/locales/*/LC_MESSAGES/salescoach.po"
PLAYBOOKS = "playbooks"
SHIPPED = "salescoach/shipped"
SCHEMAS = "docs/schemas"
PUBLISHED = "salescoach/schemas"


class WheelContents(BuildHookInterface[BuilderConfig]):
    """Runs for the wheel and for an editable install of it; the sdist carries sources alone."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; `version` is hatchling's word for "standard" or "editable"."""
        root = Path(self.root)
        for source in sorted(root.glob(CATALOGUES)):
            compile_catalogue(source)
        # An editable install reads the checkout's own: a copy of them would go stale.
        if version == "standard":
            build_data["force_include"][str(root / SCHEMAS)] = PUBLISHED
            build_data["force_include"][str(root / PLAYBOOKS)] = SHIPPED


def compile_catalogue(source: Path) -> None:
    """Write the `.mo` beside a `.po`; a malformed one raises PoFileError naming the line."""
    with source.open("rb") as lines:
        catalogue = read_po(lines, abort_invalid=True)
    with source.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
