"""One file as a square, grey picture, and how many bits its numbers have."""

import warnings
from typing import NamedTuple

import numpy as np

LARGEST = 150_000_000  # pixels; more is a mistake or a bomb, and takes half a GB to decode
HEIC = (".heic", ".heif")
EPS = (b"%!PS", b"\xc5\xd0\xd3\xc6")  # how it begins
FORMATS = (
    *("AVIF", "BMP", "DIB", "GIF", "HEIF", "ICO", "JPEG", "JPEG2000", "PCX", "PNG", "PPM", "PSD"),
    *("QOI", "SGI", "TGA", "TIFF", "WEBP"),
)


class Unreadable(Exception):
    """Why a file is left out, in a sentence."""


class Picture(NamedTuple):
    """A picture as a square, and facts about its file.

    square : (size, size), uint8, 0 black
    shape : (width, height) as one sees it
    pages : whether more pictures follow it in the file
    depth : bits that the file has for a number: 8, 16 or 32
    largest : the largest number in a file of more than 8 bits
    gray : whether all bits of its numbers are read; Pillow reads the upper 8 of a colour's 16
    """

    square: np.ndarray
    shape: tuple
    pages: bool
    depth: int
    largest: int
    gray: bool


def gray_square(path, size, white=65535):
    """The Picture in a file.

    white : the number that stands for white in a grey one of more than 8 bits

    Raises Unreadable, with the reason.
    """
    from PIL import Image

    try:
        if not path.stat().st_size:
            raise Unreadable("an empty file.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Pillow, about a file: it is judged here
            with Image.open(path, formats=formats()) as image:
                if image.width * image.height > LARGEST:
                    raise Unreadable(
                        f"{image.width:,} × {image.height:,} pixels; expected at most {LARGEST:,}."
                    )
                pages = image.format != "MPO" and getattr(image, "is_animated", False)
                image.draft("L", (4 * size, 4 * size))  # JPEG: as small as is enough
                layout = str(image.tile)  # "RGB;16B", say; in "BGR;16" three share 16 bits
                halved = ";16" in layout and "BGR" not in layout
                upright = turned(image)
                depth, largest, gray = depth_of(image, halved)
                shape = width, height = upright.size
                side = min(shape)
                left, top = (width - side) // 2, (height - side) // 2
                square = on_white(upright, white).crop((left, top, left + side, top + side))
                square = square.resize((size, size), Image.Resampling.BILINEAR)
    except Unreadable:
        raise
    except Image.DecompressionBombError:
        raise Unreadable("claims more pixels than a picture has.") from None
    except Image.UnidentifiedImageError:
        raise Unreadable(no_picture(path)) from None
    except Exception as error:  # a damaged file raises whatever it meets: struct.error, IndexError
        raise Unreadable(f"damaged: {str(error) or type(error).__name__}.") from None
    return Picture(np.asarray(square), shape, pages, depth, largest, gray)


def formats():
    """The formats that a file is tried as. EPS is none of them: Pillow has Ghostscript run it."""
    from PIL import Image

    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN)


def depth_of(image, halved):
    """depth, largest and gray of a loaded picture, as `Picture` has them.

    halved: whether its numbers are the upper 8 of 16 bits.
    """
    if image.mode.startswith("I"):
        return (32 if image.mode == "I" else 16), int(np.asarray(image).max()), True
    if not halved:
        return 8, 0, True
    bands = zip(image.getbands(), np.atleast_2d(image.getextrema())[:, 1], strict=True)
    return 16, 256 * max(int(high) for band, high in bands if band != "A") + 255, False


def turned(image):
    """The picture as its EXIF says that it was held; as it is where the EXIF is damaged."""
    from PIL import ImageOps

    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # whatever its bytes make Pillow raise: SyntaxError, struct.error, KeyError
        return image


def no_picture(path):
    with path.open("rb") as file:
        if file.read(4) in EPS:
            return "EPS, a program that draws a picture, and not run here. Save it as PNG."
    if path.suffix.lower() in HEIC:
        return (
            "HEIC, which Pillow does not read. Save it as JPEG, or: pip install pillow-heif, then "
            "import pillow_heif; pillow_heif.register_heif_opener()"
        )
    return "no picture that Pillow can read."


def on_white(image, white):
    """The picture in grey, mode L, on white where it is transparent; white: see `gray_square`."""
    from PIL import Image

    if image.mode == "F":
        raise Unreadable("numbers with fractions: what is white in them is not said.")
    if image.mode.startswith("I"):
        deep = np.asarray(image).astype(np.int64)
        if deep.min() < 0 or deep.max() > 65535:
            raise Unreadable(f"values from {deep.min()} to {deep.max()}; expected 0 to 65,535.")
        return Image.fromarray((deep * (255 / white)).round().clip(0, 255).astype(np.uint8))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB").convert("L") if image.mode not in ("L", "1") else image.convert("L")
