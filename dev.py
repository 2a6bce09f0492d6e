"""Sets up and runs the project on a machine that has only Python 3.11+ and git.

python3 dev.py demo     install, then score the starter workspace and write its report
python3 dev.py test     install with the tools, then run every check and every test
python3 dev.py docs     write the generated parts of docs/ again
python3 dev.py bench    run the benchmarks; `dev.py bench run` only the one in benchmarks/run.py
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LEAST = (3, 11)

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
BROWSER_VARIABLE = "VENDOREVAL_BROWSER"

CHECKS = (
    ("ruff check", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy", ("mypy", "--strict")),
    ("import-linter", ("lint-imports",)),
    ("pytest", ("pytest", "-q", "-n", "auto", "--dist", "loadfile")),
)


class SetupError(Exception):
    """Something this machine lacks, with what to do about it."""


def say(text: str) -> None:
    """Prints a heading so that it stands before the output of the step it announces."""
    print(f"== {text}", flush=True)


def run(*command: "str | Path", **environment: str) -> int:
    """The exit code of a command run at the top of the repository, its output passed through."""
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def interpreter() -> str:
    """The path of a Python new enough: this one, else the newest on the path."""
    if sys.version_info >= LEAST:
        return sys.executable
    for minor in range(20, LEAST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    raise SetupError(f"Python {LEAST[0]}.{LEAST[1]} or later is needed; this is {sys.version.split()[0]}.")


def create_environment() -> None:
    """Creates .venv, unless it stands and its Python still runs."""
    if PYTHON.exists() and run(PYTHON, "-c", "import pip") == 0:
        return
    say("Creating .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    if run(interpreter(), "-m", "venv", VENV) != 0:
        raise SetupError("Python could not create .venv. On Debian or Ubuntu: apt-get install python3-venv")


def install(extra: str = "") -> None:
    """Installs the project into .venv, and again only when what it asks for has changed.

    Args:
        extra: The extra to install with it, `dev` for the tools; an environment with the tools serves without them too.
    """
    create_environment()
    asked = b"".join((ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    wanted = hashlib.sha256(asked + os.fsencode(ROOT)).hexdigest()
    stamp = VENV / "installed.txt"
    done = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    if done[:1] == [wanted] and extra in ("", *done[1:]):
        return
    say("Installing into .venv")
    stamp.unlink(missing_ok=True)
    target = f".[{extra}]" if extra else "."
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if run(*pip, "-c", "constraints.txt", "-e", target) != 0:
        raise SetupError("pip could not install the project; its message stands above.")
    stamp.write_text(f"{wanted} {extra}\n", encoding="utf-8")


def installed_browser() -> "str | None":
    """The path of a Chromium or Chrome on this machine, or None; VENDOREVAL_BROWSER names another."""
    named = os.environ.get(BROWSER_VARIABLE)
    if named:
        return named
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    return found or next((place for place in BROWSER_PLACES if Path(place).exists()), None)


def find_browser() -> "str | None":
    """The path of the browser the tests of the report open; None when it is Playwright's own.

    Tried in order: an installed Chromium or Chrome, Debian's package when this runs as root, Playwright's download.
    """
    found = installed_browser()
    if found:
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium with apt-get")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-qq", **quiet)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", **quiet)
        found = installed_browser()
        if found:
            return found
    say("Downloading Chromium with Playwright")
    if run(PYTHON, "-m", "playwright", "install", "chromium") == 0:
        return None
    raise SetupError(
        "No browser for the tests of the report. Install Chromium or Chrome, or name one that is installed:\n"
        f"  {BROWSER_VARIABLE}=/path/to/chrome python3 dev.py test"
    )


def run_checks(browser: "str | None", arguments: "list[str]") -> int:
    """Runs every check to its end, then names those that failed; 0 when all passed."""
    environment = {BROWSER_VARIABLE: browser} if browser else {}
    failed = []
    for name, command in CHECKS:
        say(name)
        start = time.monotonic()
        more = arguments if name == "pytest" else []
        if run(SCRIPTS / command[0], *command[1:], *more, **environment) != 0:
            failed.append(name)
        print(f"   {time.monotonic() - start:.0f} s", flush=True)
    say("Failed: " + ", ".join(failed) if failed else "All checks passed")
    return 1 if failed else 0


def test(arguments: "list[str]") -> int:
    """Everything continuous integration asks for; arguments go to pytest."""
    install("dev")
    return run_checks(find_browser(), arguments)


def demo(arguments: "list[str]") -> int:
    """The main job on the starter workspace: the answer on screen, the report in reports/."""
    install()
    vendoreval = (PYTHON, "-m", "vendoreval")
    say("vendoreval score")
    code = run(*vendoreval, "score", *arguments)
    if code != 0:
        return code
    say("vendoreval report")
    return run(*vendoreval, "report")


def docs(arguments: "list[str]") -> int:
    """Writes the generated parts of docs/ again; `--check` only says whether they are current."""
    install("dev")
    return run(PYTHON, "docs/generate.py", *arguments)


def bench(arguments: "list[str]") -> int:
    """Runs every benchmark, or only the one named first; what follows a name goes to it."""
    install("dev")
    names = arguments[:1] or sorted(path.stem for path in (ROOT / "benchmarks").glob("*.py"))
    failed = 0
    for name in names:
        say(f"benchmarks/{name}.py")
        failed |= run(PYTHON, "-m", f"benchmarks.{name}", *arguments[1:]) != 0
    return int(failed)


COMMANDS = {"demo": demo, "test": test, "docs": docs, "bench": bench}


def main(arguments: "list[str]") -> int:
    """Runs the named command and returns its exit code; 2 for an unknown one or a machine that lacks something."""
    if not arguments or arguments[0] not in COMMANDS:
        asked_for_help = arguments[:1] in (["-h"], ["--help"])
        print(__doc__, file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as lacking:
        print(f"dev.py: {lacking}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
