"""How programs that sync or merge name a second copy of a file: one row a naming.

A name alone decides nothing: `acme-2.json` is a deal of its own as a rule. Whoever asks has read
the file, and says which deal is in it; only of a file that cannot be read is the name all we have.
"""

import re
from collections.abc import Iterator

from salescoach.values.record import record
from salescoach.values.slugs import is_slug

_ENDING = ".json"
# "Conflict" as the programs write it in their languages, casefolded.
_CONFLICT = (
    "confli[ct]|konflikt|tegenstrijdig|ristiriit|çakış|конфликт|конфлікт|競合|冲突|衝突|충돌|ขัดแย้ง"
)
_COPY = "copy|kopie|copi[ae]|cópia|kopia|kopi|kopio|копия|копія|副本|コピー|사본|복사본"


@record
class Naming:
    """What stands in the name behind the id of the deal, and who writes it so."""

    program: str
    rest: re.Pattern[str]


def _naming(program: str, rest: str) -> Naming:
    return Naming(program, re.compile(rest, re.IGNORECASE | re.DOTALL))


NAMINGS: tuple[Naming, ...] = (
    # acme (conflicted copy 2026-04-14 101112).json, before that acme_conflict-20260414-101112.json
    _naming("Nextcloud", r" \(conflicted copy(?: [^()]*)? \d{4}-\d\d-\d\d \d{6}\)\.json"),
    _naming("Nextcloud", r"_conflict-(?:.*-)?\d{8}(?:-\d{6})?\.json"),
    # acme (Ana's conflicted copy 2026-04-14).json, in many languages, also with a number
    _naming("Dropbox", rf" ?\(.*(?:{_CONFLICT}).*\)(?: ?\(?\d+\)?)?\.json"),
    # acme.sync-conflict-20260414-101112-ABCDEFG.json
    _naming("Syncthing", r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?\.json"),
    _naming("pCloud", r" \[conflicted?\](?: ?\(\d+\))?\.json"),
    _naming("Resilio Sync", r"[._]conflict(?:ed)?(?:\.\d+)?\.json"),
    # acme 2.json
    _naming("iCloud", r" \d{1,3}\.json"),
    # acme (1).json; browsers number downloads so, too
    _naming("Google Drive", r" ?\(\d{1,3}\)\.json"),
    # of git's mergetool, of its merges with another branch, of patch and hg
    _naming("git", r"[._](?:BACKUP|BASE|LOCAL|REMOTE|orig)(?:[._]\d+)?\.json"),
    _naming("git", r"\.json(?:\.orig|\.(?:BACKUP|BASE|LOCAL|REMOTE)(?:\.\d+)?(?:\.json)?|~[^~]+)"),
    # acme - Copy (2).json, acme copy 2.json, acme (copy).json, and as other languages have it
    _naming("a file manager", rf" - (?:{_COPY})(?: ?\(\d+\))?\.json"),
    _naming("a file manager", rf" (?:{_COPY})(?: \d+)?\.json"),
    _naming("a file manager", rf" \((?:[^()]* )?(?:{_COPY})(?: \d+)?\)\.json"),
    # acme-LAPTOP7.json, acme-Ana's MacBook.json: the name of the computer, as its owner wrote it
    _naming("OneDrive", r"-[^/]+\.json"),
)


def program_of(name: str, deal_id: str) -> str | None:
    """Who names a copy of this deal so; None where it is no such name, or the deal itself."""
    if not name.startswith(deal_id) or name == f"{deal_id}{_ENDING}":
        return None
    rest = name.removeprefix(deal_id)
    return next((one.program for one in NAMINGS if one.rest.fullmatch(rest)), None)


def deals_meant(name: str) -> Iterator[str]:
    """The ids that a name may stand for, the longest first: of a file that cannot be read."""
    if is_slug(name.removesuffix(_ENDING)):
        return
    for end in range(len(name) - 1, 0, -1):
        if is_slug(name[:end]) and program_of(name, name[:end]) is not None:
            yield name[:end]
