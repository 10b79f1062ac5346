"""The templates that reports are printed with: ours, and those of a user that stand before them."""

import hashlib
from pathlib import Path

from casetracker.reports.environment import template_folders


def templates_digest(user_templates: Path | None) -> str:
    """SHA-256 over every template in use, by name, with its bytes."""
    running = hashlib.sha256()
    for name, path in sorted(templates_in_use(user_templates).items()):
        content = path.read_bytes()
        for part in (name.encode(), content):
            running.update(len(part).to_bytes(8, "big"))
            running.update(part)
    return running.hexdigest()


def templates_in_use(user_templates: Path | None) -> dict[str, Path]:
    """By name the file that each template is read from; a user's stands before ours."""
    found: dict[str, Path] = {}
    for folder in reversed(template_folders(user_templates)):
        if folder.is_dir():
            found |= {path.name: path for path in sorted(folder.iterdir()) if path.is_file()}
    return found
