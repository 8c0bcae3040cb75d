#!/usr/bin/env python3
"""Writes image files of the kinds that people have, and what torchvision's default loader, Image.open(f).convert("RGB"), makes of each.

Debian: apt-get install python3-pil. The tests compare: lossless kinds byte by byte, JPEG within a few levels.
"""
import pathlib
import struct
import zlib

from PIL import Image

from make import make


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png16(image):
    """Pillow writes no PNG of 3 x 16 bits."""
    width, height = image.size
    rows = b"".join(
        b"\0" + b"".join(struct.pack(">HHH", *(value * 256 + (x * 37 + y) % 256 for value in image.getpixel((x, y)))) for x in range(width))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def main():
    folder = pathlib.Path(__file__).resolve().parents[2] / "tests/Tool.Tests/Images/Golden/Formats"
    folder.mkdir(parents=True, exist_ok=True)
    image = make("RGB", 24, 17, 5)
    smooth = image.resize((6, 5)).resize((40, 33), Image.BICUBIC)
    alpha = image.copy()
    alpha.putalpha(image.convert("L").point(lambda value: 0 if value < 90 else value))
    palette = image.quantize(31)
    turned = Image.Exif()
    turned[0x0112] = 6
    cmyk = smooth.convert("CMYK")
    saved = {
        "grey.png": lambda path: image.convert("L").save(path),
        "grey-alpha.png": lambda path: alpha.convert("LA").save(path),
        "alpha.png": lambda path: alpha.save(path),
        "palette.png": lambda path: palette.save(path),
        "palette-transparent.png": lambda path: palette.save(path, transparency=3),
        "two-colours.png": lambda path: image.convert("1").save(path),
        "deep.png": lambda path: path.write_bytes(png16(image)),
        "bitmap.bmp": lambda path: image.save(path),
        "frames.gif": lambda path: palette.save(path, save_all=True, append_images=[palette.rotate(180)]),
        "lossless.webp": lambda path: image.save(path, lossless=True),
        "plain.jpg": lambda path: smooth.save(path, quality=90),
        "progressive.jpg": lambda path: smooth.save(path, quality=90, progressive=True),
        "grey.jpg": lambda path: smooth.convert("L").save(path, quality=90),
        "turned.jpg": lambda path: smooth.save(path, quality=90, exif=turned),
        "cmyk.jpg": lambda path: cmyk.save(path, quality=90),
    }
    for name, save in saved.items():
        save(folder / name)
        with Image.open(folder / name) as read:
            read.convert("RGB").save(folder / f"{name}.out.png", optimize=True)


if __name__ == "__main__":
    main()
