"""Archives of the site: from {path: bytes} to the bytes of a .tar.gz, and back."""

import gzip
import io
import tarfile


def packed(files):
    """Return a .tar.gz of {path: bytes}; the same files make the same bytes."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name in sorted(files):
            info = tarfile.TarInfo(name)
            info.size = len(files[name])
            tar.addfile(info, io.BytesIO(files[name]))
    return gzip.compress(raw.getvalue(), 9, mtime=0)


def unpacked(data):
    """Return {path: bytes} of a .tar.gz."""
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar.getmembers()}
