"""TAB in real shells: bash, zsh and fish in a pseudo-terminal, set up as the help says."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from salescoach.cli.commands.completion import FILES
from salescoach.cli.completing import scripts
from tests.acceptance.processes import Coach
from tests.acceptance.terminal import COACH, Terminal, terminal
from tests.builders.worlds import HALDEN, halden

pytestmark = pytest.mark.waits

READY = "ready>"
START = {
    "bash": (
        "bash --norc --noprofile",
        (
            "bind 'set enable-bracketed-paste off'; eval \"$(salescoach completion bash)\"; "
            "PS1=rea; PS1=${PS1}dy'> '"
        ),
    ),
    "zsh": (
        "zsh -f",
        (
            "unset zle_bracketed_paste; autoload -Uz compinit; compinit -D -u; "
            "eval \"$(salescoach completion zsh)\"; PS1=rea; PS1=${PS1}dy'> '"
        ),
    ),
    "fish": (
        "fish --no-config",
        (
            "salescoach completion fish | source; "
            "function fish_prompt; printf '%s%s> ' rea dy; end; clear"
        ),
    ),
}
SHELLS = pytest.mark.parametrize(
    "shell",
    [
        pytest.param(
            name,
            marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"there is no {name}"),
        )
        for name in START
    ],
)


@contextmanager
def at_prompt(shell: str, base: Path, *, setup: str | None = None) -> Iterator[Terminal]:
    """A shell that completes, at its prompt."""
    started, usual = START[shell]
    (base / "user").mkdir(exist_ok=True)
    env = {
        "PATH": f"{Path(COACH).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(base / "user" / "config"),
        "XDG_DATA_HOME": str(base / "user" / "data"),
    }
    with terminal(base, f"exec {started}", env=env, columns=110) as here:
        here.type(f"{setup or usual}\r")
        here.see(READY)
        yield here


def presses_tab(here: Terminal, typed: str, seen: str) -> None:
    """Type, press TAB, see; a TAB that came too late on a busy machine is pressed again."""
    here.type(f"{typed}\t")
    for _ in range(3):
        try:
            here.see(seen, patience_s=6)
        except AssertionError:
            here.type("\t")
        else:
            break
    here.see(seen)
    here.type("\x15")  # the line is empty again


@pytest.fixture
def base(home: Path) -> Path:
    run = halden(home)
    run.ok("person", "add", HALDEN, "Zoe $(touch pwned) `touch pwned`", "--role", "user")
    run.ok("new", "Alba Dairy")
    return home


@SHELLS
def test_words_complete(shell: str, base: Path) -> None:
    with at_prompt(shell, base) as here:
        presses_tab(here, "salescoach his", "salescoach history")
        presses_tab(here, "salescoach doubt ra", "salescoach doubt raise")
        presses_tab(here, "salescoach next ha", "salescoach next halden-board")
        presses_tab(here, "salescoach done halden-board read", "halden-board read-up")
        presses_tab(here, "salescoach asked halden-board nee", "halden-board need")
        presses_tab(here, "salescoach set halden-board x=1 --said-by ul", "--said-by ulf-berg")
        presses_tab(here, "salescoach set halden-board --docu", "halden-board --document")
        presses_tab(here, "salescoach list --status=sell", "--status=selling")
        presses_tab(here, "salescoach list --status sell", "--status selling")


@SHELLS
def test_what_is_only_begun_gets_no_blank(shell: str, base: Path) -> None:
    with at_prompt(shell, base) as here:
        presses_tab(here, "salescoach set halden-board specif\tx", "specifications=x")
        presses_tab(here, "salescoach done halden-board need-rec\tx", "need-recognition/x")
        presses_tab(here, "salescoach set halden-board customer-type=mark", "customer-type=market")


@SHELLS
def test_words_with_blanks_and_quotation_marks_stand_before(shell: str, base: Path) -> None:
    with at_prompt(shell, base) as here:
        presses_tab(
            here, 'salescoach note halden-board "it\'s --on" --priv', '"it\'s --on" --private'
        )
        presses_tab(here, "salescoach note halden-board 'a \"b' --priv", "'a \"b' --private")
        presses_tab(here, "salescoach note halden-board a\\ b --priv", "a\\ b --private")
        presses_tab(here, 'salescoach next "hal', 'next "halden-board"')


@SHELLS
def test_nothing_of_the_line_or_of_the_data_is_run(shell: str, base: Path) -> None:
    with at_prompt(shell, base) as here:
        # bash takes a bracket or a backtick for the start of a command, quoted or not
        odd = "'$PWD ~ * !' " if shell == "bash" else "'$(touch pwned) `touch pwned`' "
        presses_tab(here, f"salescoach note halden-board {odd}--priv", f"{odd}--private")
        presses_tab(here, "salescoach set halden-board x=1 --said-by zo", "zoe-touch")
    assert not (base / "pwned").exists()
    assert not (base / "user" / "pwned").exists()


@SHELLS
def test_files_are_left_to_the_shell(shell: str, base: Path) -> None:
    (base / "call notes").mkdir()
    (base / "call notes" / "monday.txt").write_text("", encoding="utf-8")
    (base / "only-file.txt").write_text("", encoding="utf-8")
    with at_prompt(shell, base) as here:
        presses_tab(here, "salescoach debrief halden-board --notes only-f", "only-file.txt")
        presses_tab(here, "salescoach next --home call", "call\\ notes/")


@SHELLS
def test_nothing_fits_and_nothing_is_said(shell: str, base: Path) -> None:
    (base / "home" / "deals" / f"{HALDEN}.json").write_text("{", encoding="utf-8")
    with at_prompt(shell, base) as here:
        here.type("salescoach done halden-board re\t\t\x15")
        presses_tab(here, "salescoach next alb", "salescoach next alba-dairy")
        assert "Traceback" not in here.screen
        assert "salescoach:" not in here.screen


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_finds_it_in_a_folder_of_functions(base: Path) -> None:
    setup = (
        "unset zle_bracketed_paste; mkdir zf; salescoach completion zsh > zf/_salescoach; "
        "fpath=($PWD/zf $fpath); autoload -Uz compinit; compinit -D -u; PS1=rea; PS1=${PS1}dy'> '"
    )
    with at_prompt("zsh", base, setup=setup) as here:
        presses_tab(here, "salescoach next ha", "salescoach next halden-board")
        presses_tab(here, "salescoach next al", "salescoach next alba-dairy")


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_shows_what_an_id_stands_for(base: Path) -> None:
    with at_prompt("zsh", base) as here:
        presses_tab(here, "salescoach handover halden-board ", "Sales engineer")


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_shows_what_an_id_stands_for(base: Path) -> None:
    with at_prompt("fish", base) as here:
        presses_tab(here, "salescoach handover halden-board ", "Sales engineer")


@pytest.mark.parametrize("redirected", [">&-", ">/dev/full", "2>&-", "<&-", ">&- 2>&-"])
def test_a_tab_that_nobody_can_be_told_of_is_no_failure(redirected: str, base: Path) -> None:
    done = Coach(base).shell(f"salescoach _complete zsh next : {redirected}")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_tab_that_takes_too_long_is_given_up(base: Path) -> None:
    """A disk that does not answer, say: the shell must not hang."""
    program = (
        "import sys, time; from salescoach.__main__ import run; "
        "from salescoach.cli.completing import answering; "
        "answering.wanted = lambda *_: time.sleep(60); "
        "sys.argv = ['salescoach', '_complete', 'zsh', ':']; run()"
    )
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert 1.5 < time.monotonic() - start < 20


@pytest.mark.parametrize("name", sorted(FILES.values()))
def test_no_script_lets_the_shell_evaluate_an_answer(name: str) -> None:
    """PowerShell's is untested but for this: what is read comes from one command, as text."""
    lines = (Path(scripts.__path__[0]) / name).read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if not line.lstrip().startswith("#")]
    text = "\n".join(code)
    assert text.count("_complete ") == 1
    for word in ("eval ", "Invoke-Expression", "iex ", "compgen -W", "(e)", "source "):
        assert word not in text, word


def test_the_script_of_powershell_is_whole() -> None:
    text = (Path(scripts.__path__[0]) / FILES["powershell"]).read_text(encoding="utf-8")
    for opening, closing in ("()", "{}", "[]"):
        assert text.count(opening) == text.count(closing)
    for part in ("Register-ArgumentCompleter -Native -CommandName salescoach", "2>$null",
                 "$wordToComplete, $commandAst, $cursorPosition", "'ParameterValue'"):  # fmt: skip
        assert part in text
