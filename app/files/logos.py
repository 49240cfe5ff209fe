"""Logos: a picture that comes in is decoded and written anew, so that nothing but its pixels is kept."""

from io import BytesIO
from typing import TYPE_CHECKING, Literal

from app.domain.house_style import Logo

if TYPE_CHECKING:
    from PIL.Image import Image

LogoProblem = Literal[
    "logo-empty", "logo-too-large", "logo-svg", "logo-not-a-picture", "logo-too-many-pixels"
]

LARGEST_FILE = 1024**2
LONGEST_SIDE = 4000
START_OF_SCAN = b"\xff\xda"
MOST_SCANS = 100
"""Each scan of a JPEG goes over all its pixels; a photograph has a dozen, a file room for thousands."""
KEPT = (1000, 500)
"""Pixels: enough for 8 by 4 centimetres at 300 dots an inch. What is larger is made smaller."""


class LogoRefused(Exception):
    """`code` names the text that a person sees."""

    def __init__(self, code: LogoProblem) -> None:
        super().__init__(code)
        self.code = code


def read_logo(content: bytes) -> Logo:
    """The picture in a PNG or JPEG file, turned upright, without anything else that the file held.

    SVG is refused because it is a program as much as a picture. Raises LogoRefused.
    """
    if not content:
        raise LogoRefused("logo-empty")
    if len(content) > LARGEST_FILE:
        raise LogoRefused("logo-too-large")
    if b"<svg" in content[:4096].lower():
        raise LogoRefused("logo-svg")
    picture, format = _decoded(content)
    return _written(picture, format)


def _decoded(content: bytes) -> tuple["Image", str | None]:
    """Only the header is read before the number of pixels has been judged."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if max(picture.size) > LONGEST_SIDE:
                raise LogoRefused("logo-too-many-pixels")
            if picture.format != "PNG" and content.count(START_OF_SCAN) > MOST_SCANS:
                raise LogoRefused("logo-not-a-picture")
            picture.load()
            return ImageOps.exif_transpose(picture), picture.format
    except Image.DecompressionBombError as error:
        raise LogoRefused("logo-too-many-pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise LogoRefused("logo-not-a-picture") from error


def _written(picture: "Image", format: str | None) -> Logo:
    from PIL import Image

    see_through = picture.has_transparency_data
    flat = _eight_bits(picture).convert("RGBA" if see_through else "RGB")
    flat.thumbnail(KEPT, Image.Resampling.LANCZOS)
    clean = Image.new(flat.mode, flat.size)
    clean.paste(flat)
    file = BytesIO()
    if format == "JPEG":
        clean.save(file, "JPEG", quality=90, optimize=True)
        return Logo(file.getvalue(), "image/jpeg", *clean.size)
    clean.save(file, "PNG", optimize=True)
    return Logo(file.getvalue(), "image/png", *clean.size)


def _eight_bits(picture: "Image") -> "Image":
    """Pillow cuts grey of 16 bits off at 255 instead of scaling it."""
    if picture.mode in ("I", "I;16", "I;16B", "I;16L"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture
