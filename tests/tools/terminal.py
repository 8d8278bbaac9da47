"""On a terminal a build tells how far it is and leaves no trace of that; elsewhere, and with --quiet, it does not."""
import json
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from tool import BINARY, ENVIRONMENT

RECORDS = 200


def seen(*arguments, folder):
    """What a terminal gets as the stderr of a command."""
    ours, theirs = pty.openpty()
    terminal = {**ENVIRONMENT, "TERM": "xterm"}
    with subprocess.Popen([BINARY, *arguments], cwd=folder, stderr=theirs, env=terminal) as child:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            said += part
    os.close(ours)
    if child.returncode:
        sys.exit(f"{arguments}: {said.decode()}")
    return said.decode()


def main():
    with tempfile.TemporaryDirectory() as folder:
        texts = [{"id": f"t{number}", "text": "Kenya hosted the talks. " * 20} for number in range(RECORDS)]
        Path(folder, "c.ndjson").write_text("\n".join(map(json.dumps, texts)))
        said = seen("build", "c.ndjson", "--store", "a", folder=folder)
        told, _, summary = said.rpartition("\x1b[2K")
        for words in ("documents, ", " of ", "/s, ", " left"):
            assert words in told, f"no {words!r} while the build runs: {said!r}"
        assert summary.split("\r\n")[0].strip() == f"{RECORDS} stored, 0 unchanged; the store holds {RECORDS} documents", said
        assert "MB/s" in summary and "left" not in summary, said
        assert seen("build", "c.ndjson", "--store", "b", "--quiet", folder=folder) == ""
        piped = subprocess.run(
            [BINARY, "build", "c.ndjson", "--store", "c"], cwd=folder, env=ENVIRONMENT, capture_output=True, check=True
        )
        assert b" left" not in piped.stderr and b"\x1b" not in piped.stderr, piped.stderr


main()
