"""The installed program as a process of its own, with an environment that holds nothing else."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COACH = Path(sys.executable).with_name("salescoach")


@dataclass
class Coach:
    """Run `salescoach WORDS` in a shell-less process, or a whole line in a shell.

    Attributes:
        base: the folder of home, state and cache, and the current one.
        env: the whole environment.
    """

    base: Path
    env: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.env = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.base / "user"),
            "SALESCOACH_HOME": str(self.base / "home"),
            "SALESCOACH_STATE": str(self.base / "state"),
            "SALESCOACH_CACHE": str(self.base / "cache"),
            "SALESCOACH_AT": "2026-04-14",
            "SALESCOACH_ACTOR": "kim",
            "SALESCOACH_CONFIG": str(self.base / "no-configuration.toml"),
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")},
            **self.env,
        }

    def __call__(
        self, *words: str | bytes, env: Mapping[str, str | None] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run it with all three streams in pipes."""
        return self._run([str(COACH), *words], env)

    def shell(
        self, line: str, *, env: Mapping[str, str | None] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run a line in which `salescoach` is the program; the exit code is its last command's."""
        return self._run(
            ["/bin/bash", "-c", line], {"PATH": f"{COACH.parent}:/usr/bin:/bin", **(env or {})}
        )

    def _run(
        self, words: Sequence[str | bytes], env: Mapping[str, str | None] | None
    ) -> "subprocess.CompletedProcess[bytes]":
        merged = {**self.env, **(env or {})}
        return subprocess.run(
            words,
            env={name: value for name, value in merged.items() if value is not None},
            cwd=self.base,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
