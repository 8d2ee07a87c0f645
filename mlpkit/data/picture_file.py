"""One file as a square, grey picture, and how many bits its numbers have."""

import warnings
from typing import NamedTuple

import numpy as np

LARGEST = 150_000_000  # pixels, half a GB decoded; more is a mistake or a bomb
HEIC = (".heic", ".heif")
EPS = (b"%!PS", b"\xc5\xd0\xd3\xc6")  # first bytes of an EPS file
FORMATS = (
    *("AVIF", "BMP", "DIB", "GIF", "HEIF", "ICO", "JPEG", "JPEG2000", "PCX", "PNG", "PPM", "PSD"),
    *("QOI", "SGI", "TGA", "TIFF", "WEBP"),
)


class Unreadable(Exception):
    """Why a file is left out, in one sentence."""


class Picture(NamedTuple):
    """A picture as a square, and facts about its file.

    square : (size, size), uint8, 0 black
    shape : (width, height) as displayed
    pages : whether the file contains more pictures
    depth : bits per number in the file: 8, 16 or 32
    largest : the largest number, if the file has more than 8 bits
    gray : whether all bits of its numbers are read; of 16-bit colours Pillow reads only the upper 8
    """

    square: np.ndarray
    shape: tuple
    pages: bool
    depth: int
    largest: int
    gray: bool


def gray_square(path, size, white=65535):
    """The Picture in a file.

    white : the number that means white in a grey picture of more than 8 bits

    Raises Unreadable, with the reason.
    """
    from PIL import Image

    try:
        if not path.stat().st_size:
            raise Unreadable("an empty file.")
        with warnings.catch_warnings():
            # silence Pillow's warnings about the file, which is judged here
            warnings.simplefilter("ignore")
            with Image.open(path, formats=formats()) as image:
                if image.width * image.height > LARGEST:
                    raise Unreadable(
                        f"{image.width:,} × {image.height:,} pixels; expected at most {LARGEST:,}."
                    )
                pages = image.format != "MPO" and getattr(image, "is_animated", False)
                image.draft("L", (4 * size, 4 * size))  # decodes a JPEG no larger than needed
                layout = str(image.tile)  # such as "RGB;16B"; in "BGR;16" three share 16 bits
                halved = ";16" in layout and "BGR" not in layout
                upright = turn_upright(image)
                depth, largest, gray = depth_of(image, halved)
                shape = width, height = upright.size
                side = min(shape)
                left, top = (width - side) // 2, (height - side) // 2
                square = lay_on_white(upright, white).crop((left, top, left + side, top + side))
                square = square.resize((size, size), Image.Resampling.BILINEAR)
    except Unreadable:
        raise
    except Image.DecompressionBombError:
        raise Unreadable("claims more pixels than any picture has.") from None
    except Image.UnidentifiedImageError:
        raise Unreadable(explain_unreadable(path)) from None
    except Exception as error:  # damaged files can raise anything: struct.error, IndexError
        raise Unreadable(f"damaged: {str(error) or type(error).__name__}.") from None
    return Picture(np.asarray(square), shape, pages, depth, largest, gray)


def formats():
    """The formats to try. EPS is not among them, because Pillow would run it with Ghostscript."""
    from PIL import Image

    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN)


def depth_of(image, halved):
    """depth, largest and gray of a loaded picture, as in `Picture`.

    halved: whether its numbers are the upper 8 of 16 bits.
    """
    if image.mode.startswith("I"):
        return (32 if image.mode == "I" else 16), int(np.asarray(image).max()), True
    if not halved:
        return 8, 0, True
    bands = zip(image.getbands(), np.atleast_2d(image.getextrema())[:, 1], strict=True)
    return 16, 256 * max(int(high) for band, high in bands if band != "A") + 255, False


def turn_upright(image):
    """The picture turned upright by its EXIF data; unchanged if those are damaged."""
    from PIL import ImageOps

    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # Pillow raises SyntaxError, struct.error, KeyError, …
        return image


def explain_unreadable(path):
    with path.open("rb") as file:
        if file.read(4) in EPS:
            return "EPS, a program that draws a picture; it is not run here. Save it as PNG."
    if path.suffix.lower() in HEIC:
        return (
            "HEIC, which Pillow does not read. Save it as JPEG, or: pip install pillow-heif, then "
            "import pillow_heif; pillow_heif.register_heif_opener()"
        )
    return "no picture that Pillow can read."


def lay_on_white(image, white):
    """The picture in grey, mode L, with transparent parts white; white: see `gray_square`."""
    from PIL import Image

    if image.mode == "F":
        raise Unreadable("numbers with fractions: which of them means white is not known.")
    if image.mode.startswith("I"):
        deep = np.asarray(image).astype(np.int64)
        if deep.min() < 0 or deep.max() > 65535:
            raise Unreadable(f"values from {deep.min()} to {deep.max()}; expected 0 to 65,535.")
        return Image.fromarray((deep * (255 / white)).round().clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB").convert("L") if image.mode not in ("L", "1") else image.convert("L")
