"""Blobs: bytes kept under their own hash."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from tieline.errors import DamagedError, NotFoundError, StoreError

_SHA256 = re.compile(r"[0-9a-f]{64}")
_TEMPORARY = ".incoming-"


class BlobStore:
    """A folder of blobs, each in a file named by its SHA-256, in folders by the first two digits of it.

    A blob appears as a whole or not at all, and never changes: a killed or a second process does no harm.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made with the first blob.

        Args:
            folder: Where the blobs are.
        """
        self.folder = folder

    def put(self, data: bytes, *, sha256: str | None = None) -> str:
        """Keep bytes. Those that are kept already are not written again.

        Args:
            data: The bytes.
            sha256: Their hash, where the caller has it; None lets it be computed.

        Returns:
            Their SHA-256 in hexadecimal.

        Raises:
            StoreError: The folder cannot be written.
        """
        name = hashlib.sha256(data).hexdigest() if sha256 is None else sha256
        target = self.path(name)
        try:
            if not _has_size(target, len(data)):
                target.parent.mkdir(parents=True, exist_ok=True)
                _write(target, data)
        except OSError as error:
            raise StoreError(
                f"The bytes of a capture cannot be kept in {self.folder} ({error.strerror}).",
                hint="Check the folder's permissions and the free space of the disk.",
            ) from error
        return name

    def get(self, sha256: str) -> bytes:
        """Get bytes, and make sure that they are what was kept.

        Args:
            sha256: Their hash.

        Returns:
            The bytes.

        Raises:
            NotFoundError: There is no such blob.
            DamagedError: The file has other bytes than its name says.
        """
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError(
                f"The blob {sha256} is not in {self.folder}.",
                hint="Add its source again, or bring the workspace's folder of blobs back.",
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedError(
                f"The blob {sha256} has changed since it was captured.",
                hint="Restore the workspace's folder of blobs from a backup, or add the source again.",
            )
        return data

    def has(self, sha256: str) -> bool:
        """Whether bytes are kept.

        Args:
            sha256: Their hash.

        Returns:
            True if there is such a blob.
        """
        return self.path(sha256).is_file()

    def path(self, sha256: str) -> Path:
        """Where bytes are kept, or would be.

        Args:
            sha256: Their hash.

        Returns:
            The path of the file.

        Raises:
            NotFoundError: It is no SHA-256, and so could name a file elsewhere.
        """
        if _SHA256.fullmatch(sha256) is None:
            raise NotFoundError(f"{sha256!r} is no SHA-256.", hint="Give 64 hexadecimal digits in lower case.")
        return self.folder / sha256[:2] / sha256


def _has_size(path: Path, size_bytes: int) -> bool:
    try:
        return path.stat().st_size == size_bytes
    except FileNotFoundError:
        return False


def _write(target: Path, data: bytes) -> None:
    """Write beside the target, wait for the disk, then rename: the target never exists in part."""
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o444)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
