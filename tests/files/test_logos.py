"""Logos as people bring them, and files that only look like one."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from app.domain.house_style import Logo
from app.files.logos import LARGEST_FILE, LogoRefused, read_logo

SECRET = b"kamer 12, mevrouw De Wit"


def picture(
    mode: str = "RGB", size: tuple[int, int] = (60, 40), format: str = "PNG", **options: object
) -> bytes:
    file = BytesIO()
    colour: object = {
        "RGB": (0, 102, 60),
        "RGBA": (0, 102, 60, 0),
        "CMYK": (200, 20, 200, 90),
        "L": 90,
        "P": 3,
    }[mode]
    Image.new(mode, size, colour).save(file, format, **options)  # type: ignore[arg-type]
    return file.getvalue()


def opened(logo: Logo) -> Image.Image:
    found = Image.open(BytesIO(logo.content))
    assert (found.width, found.height) == (logo.width, logo.height)
    assert found.format == {"image/png": "PNG", "image/jpeg": "JPEG"}[logo.media_type]
    return found


def refused(content: bytes) -> str:
    with pytest.raises(LogoRefused) as caught:
        read_logo(content)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "type", "mode"),
    [
        (picture(), "image/png", "RGB"),
        (picture("RGBA"), "image/png", "RGBA"),
        (picture("P", transparency=3), "image/png", "RGBA"),
        (picture("L"), "image/png", "RGB"),
        (picture(format="JPEG"), "image/jpeg", "RGB"),
        (picture("CMYK", format="JPEG"), "image/jpeg", "RGB"),
    ],
)
def test_pictures_come_back_as_pixels(content: bytes, type: str, mode: str) -> None:
    logo = read_logo(content)
    assert (logo.media_type, logo.width, logo.height) == (type, 60, 40)
    assert opened(logo).mode == mode


def test_grey_of_sixteen_bits_keeps_its_shades() -> None:
    file = BytesIO()
    Image.new("I;16", (4, 4), 32768).save(file, "PNG")
    assert opened(read_logo(file.getvalue())).getpixel((1, 1)) == (128, 128, 128)


def test_what_is_not_to_be_seen_is_left_out() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode(), zip=False)
    exif = Image.Exif()
    exif[0x013B] = SECRET.decode()
    for content in (
        picture(pnginfo=notes) + SECRET,
        picture(format="JPEG", exif=exif, comment=SECRET, icc_profile=SECRET),
        picture(format="PNG", exif=exif),
    ):
        assert SECRET in content
        logo = read_logo(content)
        assert SECRET not in logo.content
        assert not {"exif", "icc_profile", "comment", "Author"} & set(opened(logo).info)


def test_a_photograph_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    logo = read_logo(picture(size=(60, 40), format="JPEG", exif=exif))
    assert (logo.width, logo.height) == (40, 60)


def test_a_large_picture_is_made_smaller() -> None:
    logo = read_logo(picture(size=(4000, 1000)))
    assert (logo.width, logo.height) == (1000, 250)
    opened(logo)
    thin = read_logo(picture(size=(4000, 1)))
    assert (thin.width, thin.height) == (1000, 1)


@pytest.mark.parametrize("size", [(4001, 10), (10, 4001)])
def test_too_many_pixels_are_refused(size: tuple[int, int]) -> None:
    assert refused(picture(size=size)) == "logo-too-many-pixels"


def test_a_photograph_in_ever_so_many_scans_is_refused() -> None:
    """Each goes over all pixels again: some thousands of them take minutes."""
    photograph = picture(size=(600, 400), format="JPEG", progressive=True)
    last = photograph[photograph.rfind(b"\xff\xda") : -2]
    assert read_logo(photograph[:-2] + last * 3 + photograph[-2:])
    assert refused(photograph[:-2] + last * 2000 + photograph[-2:]) == "logo-not-a-picture"


def test_a_bomb_is_refused_by_its_header() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + header
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    body = b"IDAT" + zlib.compress(b"\0" * 1000)
    bomb += struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    assert refused(bomb) == "logo-too-many-pixels"


def test_a_file_over_a_megabyte_is_refused() -> None:
    assert refused(picture() + b"\0" * LARGEST_FILE) == "logo-too-large"


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- logo -->\n<SVG onload="alert(1)"/>',
    ],
)
def test_a_drawing_in_svg_is_refused_as_such(content: bytes) -> None:
    assert refused(content) == "logo-svg"


@pytest.mark.parametrize(
    "content",
    [
        b"not a picture",
        b"%PDF-1.7",
        picture()[:60],
        picture(format="JPEG")[:-200],
        picture(format="GIF", mode="P"),
        picture(format="BMP"),
        picture(format="TIFF"),
    ],
)
def test_other_files_are_refused(content: bytes) -> None:
    assert refused(content) == "logo-not-a-picture"


def test_no_file_at_all() -> None:
    assert refused(b"") == "logo-empty"


def test_of_moving_pictures_the_first_is_kept() -> None:
    first, second = Image.new("RGB", (8, 8), "green"), Image.new("RGB", (8, 8), "red")
    file = BytesIO()
    first.save(file, "PNG", save_all=True, append_images=[second])
    kept = opened(read_logo(file.getvalue()))
    assert getattr(kept, "n_frames", 1) == 1
    assert kept.getpixel((1, 1)) == (0, 128, 0)
