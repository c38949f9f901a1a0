"""Photos lose what cameras write into them, and nothing that is seen."""

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.mirror.rules.photos import LARGEST_BYTES, PhotoRefused, clean_photo
from tests.support.lives_walks import png

# One grey point, as small as a JPEG can be.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////"
    "////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A"
    "N//Z"
)
PLACE = b"49.4521N 11.0767E Lindenstrasse"


def exif(turned: int, *, order: str = "<") -> bytes:
    head = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    tiff = head + struct.pack(f"{order}IH", 8, 1) + entry + struct.pack(f"{order}I", 0) + PLACE
    return segment(0xE1, b"Exif\0\0" + tiff)


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def with_parts(*parts: bytes) -> bytes:
    return JPEG[:2] + b"".join(parts) + JPEG[2:]


@pytest.mark.parametrize(
    "part",
    [
        exif(1),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xFE, PLACE),
        segment(0xE2, b"MPF\0" + PLACE),
        segment(0xE0, b"JFXX\0" + PLACE),
        segment(0xEE, b"Adobe" + PLACE),
    ],
)
def test_place_time_and_device_stay_behind(part: bytes) -> None:
    kind, cleaned = clean_photo(with_parts(part))
    assert kind == "image/jpeg"
    assert PLACE not in cleaned
    assert cleaned == clean_photo(JPEG)[1]


def test_what_hangs_behind_the_picture_stays_behind() -> None:
    assert clean_photo(JPEG + b"ftypmp42" + PLACE)[1] == clean_photo(JPEG)[1]


@pytest.mark.parametrize("order", ["<", ">"])
def test_which_way_up_it_is_stays(order: str) -> None:
    upright, turned = clean_photo(JPEG)[1], clean_photo(with_parts(exif(6, order=order)))[1]
    assert len(turned) - len(upright) == 36
    assert turned[-len(upright) + 2 :] == upright[2:]
    assert struct.unpack_from(">H", turned, 2 + 4 + 6 + 8 + 2 + 8)[0] == 6
    assert clean_photo(turned)[1] == turned


def test_the_picture_itself_is_not_touched() -> None:
    scan = JPEG[JPEG.index(b"\xff\xda") :]
    assert clean_photo(JPEG)[1].endswith(scan)


def test_a_png_loses_its_notes() -> None:
    kind, cleaned = clean_photo(png(note=PLACE))
    assert (kind, cleaned) == ("image/png", png())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "JPEG und PNG"),
        (b"GIF89a", "JPEG und PNG"),
        (b"<svg onload='x'/>", "JPEG und PNG"),
        (JPEG[:-2], "beschädigt"),
        (JPEG[:40], "beschädigt"),
        (png()[:-8], "beschädigt"),
        (png().replace(b"IDAT", b"IDOT"), "beschädigt"),
        (JPEG[:2] + JPEG[-2:] + b"\xff", "JPEG und PNG|beschädigt"),
        (JPEG + bytes(LARGEST_BYTES), "zu groß"),
        (JPEG.replace(b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01", b"\xff\xc0\x00\x0b\x08\xff\xff\xff\xff"), "Bildpunkte"),
        (JPEG.replace(b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01", b"\xff\xc0\x00\x0b\x08\x00\x00\x00\x01"), "Bildpunkte"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(PhotoRefused, match=sentence):
        clean_photo(data)


@given(st.binary(max_size=200), st.sampled_from([JPEG, png(note=PLACE)]), st.integers(0, 200))
def test_bytes_of_any_kind_are_cleaned_or_refused(noise: bytes, photo: bytes, at: int) -> None:
    for data in (noise, photo[:2] + noise, photo[:at] + noise + photo[at:], photo[:at] + noise):
        try:
            kind, cleaned = clean_photo(data)
        except PhotoRefused:
            continue
        assert kind in {"image/jpeg", "image/png"}
        assert clean_photo(cleaned) == (kind, cleaned)
