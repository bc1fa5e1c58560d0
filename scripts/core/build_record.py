"""build_record: where, when and with what a build was made; kept beside the stage outputs, never hashed."""

import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path

from scripts.core.tables import write_json

if __name__ == "__main__":
    commit = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    write_json(
        Path(sys.argv[1]),
        {
            "commit": commit or None,
            "python": platform.python_version(),
            "machine": f"{platform.system()} {platform.machine()}",
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "packages": {package.name: package.version for package in distributions()},
        },
    )
