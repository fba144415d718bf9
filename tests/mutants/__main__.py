"""`make mutants`: try each mutant of mutants.toml, or those named. Exit 1 unless all are killed."""

import sys
from collections import Counter
from pathlib import Path

from tests.mutants.harness import Stale, read_mutants, run_all

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TAIL = 15  # lines of pytest's output


def main(ids: list[str], *, file: Path = HERE / "mutants.toml", root: Path = ROOT) -> int:
    """Print a line for each mutant, and what pytest said of those that were not killed."""
    fates: Counter[str] = Counter()
    try:
        mutants = read_mutants(file)
        unknown = set(ids) - {mutant.id for mutant in mutants}
        if unknown:
            raise Stale(f"there is no mutant {', '.join(sorted(unknown))}")
        chosen = [mutant for mutant in mutants if not ids or mutant.id in ids]
        for tried in run_all(chosen, root):
            fates[tried.fate] += 1
            print(f"{tried.fate:14}  {tried.mutant.id:40}  {tried.mutant.breaks}", flush=True)
            for line in tried.told.splitlines()[-TAIL:]:
                print(f"    {line}")
    except Stale as stale:
        print(stale, file=sys.stderr)
        return 1
    print(", ".join(f"{count} {fate}" for fate, count in sorted(fates.items())))
    return 0 if set(fates) == {"killed"} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
