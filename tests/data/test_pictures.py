"""Pictures as phones, screens and cameras make them, and files that are not pictures."""

import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest
from PIL import Image

from mlpkit.data import pictures
from mlpkit.data.pictures import load_pictures
from tests.data.idx_files import peak_memory

CORNERS = np.kron(np.array([[0, 80], [160, 240]], np.uint8), np.ones((14, 14), np.uint8))


def folder_of(place, files):
    """A folder with these files: {path within it: an Image, or bytes}."""
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content.save(path)
    return place


def gray(value, size=(28, 28)):
    return Image.new("L", size, value)


def loaded(tmp_path, name, content, size=28):
    """The picture from one file, and the data set."""
    folder_of(tmp_path, {f"a/{name}": content, "b/other.png": gray(7)})
    data = load_pictures(tmp_path, size)
    return data.rows[data.names.index(f"a/{name}")], data


def texts(data, kind):
    return [(one.where, one.text) for one in data.findings if one.kind == kind]


def test_a_folder_is_a_class_and_a_grey_picture_of_the_right_size_is_unchanged(tmp_path):
    rng = np.random.default_rng(0)
    arrays = {f"{'ba'[k % 2]}/{k}.png": rng.integers(0, 256, (28, 28), np.uint8) for k in range(6)}
    folder_of(tmp_path, {name: Image.fromarray(array) for name, array in arrays.items()})
    data = load_pictures(str(tmp_path))
    assert data.classes == ("a", "b") and data.kind == "classes" and data.target_name == "class"
    assert data.names == ("a/1.png", "a/3.png", "a/5.png", "b/0.png", "b/2.png", "b/4.png")
    assert data.rows.dtype == np.uint8 and data.target.dtype == np.int64
    assert data.target.tolist() == [0, 0, 0, 1, 1, 1]
    for name, row in zip(data.names, data.rows, strict=True):
        assert np.array_equal(row, arrays[name])


# How an upright picture is stored in the file, by its orientation number (EXIF 2.3, 0x0112).
STORED = {
    1: lambda up: up,
    2: lambda up: up[:, ::-1],
    3: lambda up: up[::-1, ::-1],
    4: lambda up: up[::-1],
    5: lambda up: up.T,
    6: lambda up: up.T[::-1],
    7: lambda up: up.T[::-1, ::-1],
    8: lambda up: up.T[:, ::-1],
}


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_picture_is_turned_upright_as_the_phone_was_held(tmp_path, orientation, ending):
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = Image.fromarray(np.ascontiguousarray(STORED[orientation](CORNERS)))
    (tmp_path / "a").mkdir()
    stored.save(
        tmp_path / f"a/x.{ending}", exif=exif, **({"quality": 95} if ending == "jpg" else {})
    )
    folder_of(tmp_path, {"b/other.png": gray(7)})
    row = load_pictures(tmp_path).rows[0].astype(int)
    assert np.abs(row - CORNERS).max() <= (0 if ending == "png" else 8)


def test_a_damaged_exif_rotates_nothing(tmp_path):
    place = folder_of(tmp_path / "x", {"x.jpg": Image.fromarray(CORNERS)}) / "x.jpg"
    content = place.read_bytes()
    segment = b"Exif\0\0MM\0\x2a\0\0\0\x08\xff\xff" + b"\x01\x12\0\x03\xff\xff\xff\xff" * 3
    broken = content[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + content[2:]
    row, data = loaded(tmp_path / "y", "x.jpg", broken)
    assert np.abs(row.astype(int) - CORNERS).max() <= 12 and not texts(data, "left out")


def alpha(value, opaque):
    return Image.merge("LA", (gray(value), gray(opaque))).convert("RGBA")


def see_through_palette():
    picture = Image.new("P", (28, 28), 1)
    picture.putpalette([10, 10, 10, 200, 0, 0])
    picture.info["transparency"] = 1
    return picture


@pytest.mark.parametrize(
    ("name", "picture", "value"),
    [
        ("clear.png", alpha(0, 0), 255),
        ("half.png", alpha(0, 128), 127),
        ("solid.png", alpha(90, 255), 90),
        ("gray_alpha.png", Image.merge("LA", (gray(0), gray(0))), 255),
        ("clear.gif", see_through_palette(), 255),
        ("palette.png", gray(60).convert("RGB").quantize(4), 60),
        ("colour.png", Image.new("RGB", (28, 28), (255, 0, 0)), 76),  # 0.299 · 255
        ("green.png", Image.new("RGB", (28, 28), (0, 255, 0)), 150),  # 0.587 · 255
        ("bits.png", Image.new("1", (28, 28), 1), 255),
        ("deep.png", Image.fromarray(np.full((28, 28), 257 * 100, np.uint16)), 100),
        ("deep.tif", Image.fromarray(np.full((28, 28), 65535, np.uint16)), 255),
        ("white.jpg", Image.new("CMYK", (28, 28), (0, 0, 0, 0)), 255),
        ("black.jpg", Image.new("CMYK", (28, 28), (0, 0, 0, 255)), 0),
        ("x.webp", gray(50).convert("RGB"), 50),
        ("UPPER.JPG", gray(50), 50),
        ("no_ending.png", gray(33), 33),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_kind_of_picture_becomes_grey_on_white(tmp_path, name, picture, value):
    row, _ = loaded(tmp_path, name, picture)
    assert row.shape == (28, 28) and np.abs(row.astype(int) - value).max() <= 1


def deep(value, dtype=np.uint16):
    """A grey picture whose right half is 0, in a file of more than 8 bits."""
    return Image.fromarray(np.full((28, 28), value, dtype) * (np.arange(28) < 14).astype(dtype))


@pytest.mark.parametrize("ending", ["png", "tif"])
@pytest.mark.parametrize(
    ("values", "dtype", "white"),
    [
        ((4095, 2000, 40), np.uint16, 4095),
        ((3900, 700), np.uint16, 4095),
        ((1000, 90), np.uint16, 1023),
        ((16383, 5000), np.uint16, 16383),
        ((255, 17), np.uint16, 255),
        ((255, 200, 3), np.int32, 255),
        ((4095, 2000), np.int32, 4095),
        ((65535, 30000, 4095), np.uint16, 65535),
    ],
)
def test_files_of_more_than_8_bits_share_one_white_level(tmp_path, ending, values, dtype, white):
    if ending == "png" and dtype == np.int32:
        pytest.skip("a PNG has 16 bits at most")
    files = {f"a/{k}.{ending}": deep(value, dtype) for k, value in enumerate(values)}
    data = load_pictures(folder_of(tmp_path, files | {"b/0.png": gray(7)}))
    assert (data.rows[-1] == 7).all()
    for row, value in zip(data.rows, values, strict=False):
        assert (row[:, :13] == round(value * 255 / white)).all() and not row[:, 15:].any()
    depth = 32 if dtype == np.int32 else 16
    told = (
        f"{len(values)} grey pictures of {depth} bits, none above {max(values):,}: {white:,} was "
    )
    asked = [text for _, text in texts(data, "question") if "taken for white" in text]
    assert asked == ([f"{told}taken for white. Is it?"] if white < 65535 else [])


def test_files_of_32_bits_have_their_own_white(tmp_path):
    files = {"a/0.tif": deep(255, np.int32), "a/1.png": deep(65535), "b/0.png": gray(7)}
    data = load_pictures(folder_of(tmp_path, files))
    assert (data.rows[:2, :, :13] == 255).all()
    assert not [text for _, text in texts(data, "question") if "an eighth" in text]


def png_of_16_bits(value, kind):
    """A PNG of 28 × 28 pixels that all have this value, with 16 bits per colour, of the given
    kind."""
    bands = {2: 3, 4: 2, 6: 4}[kind]
    pixel = struct.pack(
        f">{bands}H", *[value] * (3 if bands > 2 else 1), *[65535] * (bands % 2 == 0)
    )
    head = struct.pack(">IIBBBBB", 28, 28, 16, kind, 0, 0, 0)
    parts = (b"IHDR" + head, b"IDAT" + zlib.compress((b"\0" + pixel * 28) * 28), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, parts))


@pytest.mark.parametrize("kind", [2, 4, 6])
def test_colours_of_16_bits_that_are_nearly_black_are_a_question(tmp_path, kind):
    """Pillow reads their upper 8 bits: only 4 of 12 bits would remain, so they are not scaled."""
    files = {"a/0.png": png_of_16_bits(4095, kind), "b/0.png": png_of_16_bits(40_000, kind)}
    data = load_pictures(folder_of(tmp_path, files))
    assert data.rows.max(axis=(1, 2)).tolist() == [15, 156]
    told = "1 picture of 16 bits or more, below an eighth of white. Do they use fewer bits"
    assert [(where, text[: len(told)]) for where, text in texts(data, "question")][:1] == [
        ("a/0.png", told)
    ]


def test_12_bits_among_16_are_a_question(tmp_path):
    files = {"a/0.png": deep(65535), "b/0.png": deep(4095), "b/1.tif": deep(3000)}
    data = load_pictures(folder_of(tmp_path, files))
    asked = [where for where, text in texts(data, "question") if "fewer bits" in text]
    assert asked == ["b/0.png and b/1.tif"]


STARTS = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork"}


def test_no_file_starts_a_program(tmp_path):
    """Whatever its name, an EPS is a program: Pillow would hand it to Ghostscript."""
    started, listening = [], True
    sys.addaudithook(lambda event, _: listening and event in STARTS and started.append(event))
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 28 28\n%%EndComments\nshowpage\n"
    header = struct.pack("<4s7I", b"\xc5\xd0\xd3\xc6", 32, len(eps), 0, 0, 0, 0, 65535)[:30]
    files = {"a/x.jpg": eps, "a/y.png": header + b"\xff\xff" + eps, "a/z.eps": eps}
    data = load_pictures(folder_of(tmp_path, {"a/0.png": gray(5), "b/0.png": gray(7)} | files))
    assert started == [] and data.names == ("a/0.png", "b/0.png")
    told = "EPS, a program that draws a picture; it is not run here. Save it as PNG."
    assert texts(data, "left out") == [(name, told) for name in files]
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert started, "the hook hears nothing"
    listening = False


def test_the_middle_square_is_kept_and_a_message_says_so(tmp_path):
    wide = np.zeros((20, 60), np.uint8)
    wide[:, 20:40] = 200
    row, data = loaded(tmp_path, "wide.png", Image.fromarray(wide), size=10)
    assert (row == 200).all()
    high, _ = loaded(tmp_path / "2", "high.png", Image.fromarray(wide.T.copy()), size=10)
    assert (high == 200).all()
    note = "1 picture of 2 not square: the middle square of each was kept. Most was cut off "
    assert ("", f"{note}a/wide.png, 67%.") in texts(data, "note")


def test_a_large_photo_is_averaged_over_squares(tmp_path):
    blocks = np.random.default_rng(1).integers(0, 256, (7, 7))
    large = Image.fromarray(np.kron(blocks, np.ones((100, 100))).astype(np.uint8))
    for ending in ("png", "jpg"):
        row, _ = loaded(tmp_path / ending, f"x.{ending}", large)
        middles = row.reshape(7, 4, 7, 4)[:, 1:3, :, 1:3].mean(axis=(1, 3))
        assert np.abs(middles - blocks).max() < 12


def test_the_first_picture_of_an_animation_is_used(tmp_path):
    (tmp_path / "a").mkdir(parents=True)
    frames = [gray(value) for value in (10, 200, 90)]
    frames[0].save(tmp_path / "a/x.gif", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "a/x.tif", save_all=True, append_images=frames[1:])
    data = load_pictures(folder_of(tmp_path, {"b/y.png": gray(7)}))
    assert data.rows[:2].tolist() == np.full((2, 28, 28), 10).tolist()
    told = "2 files with several pictures, the first taken: a/x.gif and a/x.tif."
    assert ("", told) in texts(data, "note")


def png_header(width, height):
    """The bytes of a PNG that claims to be this large and ends there."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (head, b"IDAT" + zlib.compress(bytes(100)), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, parts))


def chunk(content):
    """A chunk of a PNG, from its name and its data, with its length and checksum."""
    return struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))


def jpeg(cut=None):
    import io

    buffer = io.BytesIO()
    Image.fromarray(np.random.default_rng(2).integers(0, 256, (64, 64), np.uint8)).save(
        buffer, "JPEG"
    )
    return buffer.getvalue()[:cut]


FLOATS = Image.fromarray(np.ones((28, 28), np.float32))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("notes.txt", b"hello", "no picture that Pillow can read."),
        ("empty.jpg", b"", "an empty file."),
        ("cut.jpg", jpeg(700), "damaged: "),
        ("head.jpg", jpeg(20), "no picture that Pillow can read."),
        ("movie.mp4", b"\0\0\0\x18ftypmp42" + bytes(40), "no picture that Pillow can read."),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(40), "HEIC, which Pillow does not read. Save"),
        ("bomb.png", png_header(60_000, 60_000), "claims more pixels than any picture has."),
        ("large.png", png_header(13_000, 13_000), "13,000 × 13,000 pixels; expected at most"),
        ("short.png", png_header(600, 600), "damaged: "),
        ("floats.tif", FLOATS, "numbers with fractions: which of them means white is not known."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unreadable_file_is_named_and_left_out(tmp_path, name, content, told):
    folder_of(tmp_path, {f"a/{name}": content, "a/good.png": gray(5), "b/other.png": gray(7)})
    peak, data = peak_memory(lambda: load_pictures(tmp_path))
    assert data.names == ("a/good.png", "b/other.png")
    ((where, text),) = texts(data, "left out")
    assert where == f"a/{name}" and text.startswith(told)
    assert peak < 20_000_000


def test_files_that_systems_leave_in_folders_are_ignored_silently(tmp_path):
    junk = (".DS_Store", "Thumbs.db", "desktop.ini", "._1.png", ".hidden/x.png", "__MACOSX/._a.png")
    files = {f"a/{name}": b"junk" for name in junk} | {f"{name}": b"junk" for name in junk}
    folder_of(tmp_path, files | {"a/1.png": gray(1), "b/1.png": gray(2)})
    data = load_pictures(tmp_path)
    assert data.names == ("a/1.png", "b/1.png") and not texts(data, "left out")


def test_folders_within_a_class_belong_to_it_and_an_empty_class_is_not_a_class(tmp_path):
    folder_of(
        tmp_path,
        {"a/1.png": gray(1), "a/old/2.png": gray(2), "c/1.png": gray(3), "x.png": gray(9)},
    )
    (tmp_path / "b").mkdir()
    data = load_pictures(tmp_path)
    assert data.classes == ("a", "c") and data.target.tolist() == [0, 0, 1]
    assert data.names == ("a/1.png", "a/old/2.png", "c/1.png")
    assert ("a", "1 file in folders within this folder, counted with its own.") in texts(
        data, "note"
    )
    assert texts(data, "left out") == [
        ("", "1 file next to the classes' folders: x.png."),
        ("b", "no picture in this folder."),
    ]


def test_copies_are_found_across_classes_and_within_one(tmp_path):
    one, other = Image.fromarray(CORNERS), Image.fromarray(CORNERS.T.copy())
    folder_of(
        tmp_path,
        {"a/1.png": one, "a/2.png": other, "a/3.gif": other, "b/1.tif": one, "b/2.png": gray(1)},
    )
    first, second = texts(load_pictures(tmp_path), "question")
    assert first[0] == "a/1.png and b/1.tif"
    assert first[1] == "identical in every pixel at 28 × 28, in 2 classes. In which do they belong?"
    told = (
        "1 picture identical in every pixel at 28 × 28 to another of the same class, such as "
        "a/2.png and a/3.gif"
    )
    assert second[1].startswith(told)


def test_small_classes_and_small_pictures_are_mentioned(tmp_path):
    files = {f"a/{k}.png": gray(k) for k in range(30)} | {"b/1.png": gray(99, (9, 9))}
    data = load_pictures(folder_of(tmp_path, files))
    said = texts(data, "note")
    assert ("", "1 picture smaller than 28 × 28, and enlarged.") in said
    assert next(text for where, text in said if where == "class").startswith("1 class of fewer")


@pytest.mark.parametrize(
    ("files", "error", "told"),
    [
        (None, FileNotFoundError, "found no such folder; expected one with pictures."),
        ({"": b"x"}, NotADirectoryError, "got a file; expected a folder with pictures."),
        (
            {"1.png": gray(1), "2.png": gray(2)},
            ValueError,
            "got 2 files and no folders; expected a",
        ),
        (
            {"a/1.png": gray(1)},
            ValueError,
            "got pictures in 1 folder; expected them in two or more",
        ),
        (
            {"train/a/1.png": gray(1), "test/a/1.png": gray(1)},
            ValueError,
            "got the folders test and train, parts of a data set; expected a folder for each class",
        ),
        (
            {"archive/a/1.png": gray(1), "archive/b/1.png": gray(1)},
            ValueError,
            "got one folder, archive, with 2 folders in it; expected a folder for each class.",
        ),
        (
            {"a/1.txt": b"x", "b/1.txt": b"y"},
            ValueError,
            "got pictures in 0 folders; expected them",
        ),
    ],
)
def test_anything_but_a_folder_of_classes_raises_one_error(tmp_path, files, error, told):
    place = tmp_path / "pictures"
    if files == {"": b"x"}:
        place.write_bytes(b"x")
    elif files:
        folder_of(place, files)
    with pytest.raises(error) as caught:
        load_pictures(place)
    assert str(caught.value).startswith(f"{place}: {told}") and "\n" not in str(caught.value)


@pytest.mark.parametrize("size", [0, True, 2.5])
def test_a_size_is_a_number_of_pixels(tmp_path, size):
    told = f"size: got {size}; expected a number of pixels, 1 or more"
    with pytest.raises(ValueError, match=told):
        load_pictures(tmp_path, size)


def test_a_bad_argument_is_refused_before_a_picture_is_read(tmp_path, monkeypatch):
    folder_of(tmp_path, {"a/1.png": gray(1), "b/1.png": gray(2)})
    monkeypatch.setattr("mlpkit.data.memory.available_memory", lambda: 2 * 28**2 - 1)
    monkeypatch.setattr(pictures, "gray_square", None)
    with pytest.raises(MemoryError, match="2 pictures: got data that needs about"):
        load_pictures(tmp_path)


def test_many_pictures_have_a_bar_and_few_have_none(tmp_path, monkeypatch, capfd):
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    folder_of(tmp_path, {"a/1.png": gray(1), "b/1.png": gray(2)})
    load_pictures(tmp_path)
    assert capfd.readouterr().err == ""
    monkeypatch.setattr(pictures, "BAR_FROM", 2)
    load_pictures(tmp_path, progress=False)
    assert capfd.readouterr().err == ""
    load_pictures(tmp_path)
    assert "2/2" in capfd.readouterr().err
