"""What belongs to programs that share a folder: it lies in the data folder and is no finding."""

import re

_NAMES = re.compile(
    r"\.git|\.gitignore|\.gitattributes|\.gitkeep"
    r"|\.stfolder(?:.*)?|\.stignore|\.stversions|\.syncthing\..*\.tmp|~syncthing~.*\.tmp"
    r"|\.dropbox|\.dropbox\.attr|\.dropbox\.cache|\.sync|\.synkron.*|\.owncloudsync\.log.*"
    r"|\.nextcloudsync\.log.*|\._sync_.*|\.sync_.*\.db.*|\.csync_journal\.db.*"
    r"|\.DS_Store|\._.*|\.localized|Icon\r|desktop\.ini|Thumbs\.db|\.directory|\.hg|\.hgignore"
    r"|\.fseventsd|\.Spotlight-V100|\.Trashes|\.Trash-\d+|lost\+found",
    re.IGNORECASE,
)


def is_companion(name: str) -> bool:
    """Whether a sync program, git or the system keeps this beside our files."""
    return _NAMES.fullmatch(name) is not None
