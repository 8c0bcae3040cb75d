#!/usr/bin/env python3
"""Writes the goldens of tests/Tool.Tests/Images/Golden with Pillow (Debian: apt-get install python3-pil).

Each case is an image, and what torchvision's Resize and CenterCrop make of it; both are copied here from
torchvision.transforms.functional, as torchvision itself is not packaged. The tests compare byte by byte.
"""
import pathlib
import random

from PIL import Image, ImageOps

FILTERS = {"bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS}

# name, mode, width, height, resize (an int: the shorter side; a pair: height, width; None), crop (None: nothing), filter
CASES = [
    ("down-wide", "RGB", 121, 83, 40, 36, "bilinear"),
    ("down-tall", "RGB", 67, 149, 48, 43, "bilinear"),
    ("up", "RGB", 17, 23, 64, 56, "bilinear"),
    ("up-odd", "RGB", 31, 19, 45, 40, "bilinear"),
    ("grey", "L", 90, 61, 32, 28, "bilinear"),
    ("imagenet", "RGB", 300, 275, 256, 224, "bilinear"),
    ("squeeze", "RGB", 75, 50, (33, 47), None, "bilinear"),
    ("pad", "RGB", 21, 40, None, 32, "bilinear"),
    ("bicubic", "RGB", 97, 64, 37, 32, "bicubic"),
    ("lanczos", "RGB", 53, 71, 80, 75, "lanczos"),
    ("same", "RGB", 40, 51, 40, 33, "bilinear"),
]


def make(mode, width, height, seed):
    """Smooth colours, edges and noise: what filters treat differently."""
    rng = random.Random(seed)
    image = Image.new("RGB", (width, height))
    image.putdata([
        (
            (x * 255) // width,
            255 if (x // 5 + y // 7) % 2 else rng.randrange(256) // 4,
            rng.randrange(256),
        )
        for y in range(height)
        for x in range(width)
    ])
    return image.convert(mode)


def resize(image, size, resample):
    if size is None:
        return image
    if isinstance(size, tuple):
        return image.resize((size[1], size[0]), resample)
    w, h = image.size
    short, long = (w, h) if w <= h else (h, w)
    new_short, new_long = size, int(size * long / short)
    new_w, new_h = (new_short, new_long) if w <= h else (new_long, new_short)
    return image if (w, h) == (new_w, new_h) else image.resize((new_w, new_h), resample)


def center_crop(image, side):
    if side is None:
        return image
    w, h = image.size
    if side > w or side > h:
        left = (side - w) // 2 if side > w else 0
        top = (side - h) // 2 if side > h else 0
        right = (side - w + 1) // 2 if side > w else 0
        bottom = (side - h + 1) // 2 if side > h else 0
        image = ImageOps.expand(image, (left, top, right, bottom), 0)
        w, h = image.size
        if side == w and side == h:
            return image
    top = int(round((h - side) / 2.0))
    left = int(round((w - side) / 2.0))
    return image.crop((left, top, left + side, top + side))


def main():
    folder = pathlib.Path(__file__).resolve().parents[2] / "tests/Tool.Tests/Images/Golden"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["name,resize,crop,filter"]
    for seed, (name, mode, width, height, size, crop, kind) in enumerate(CASES):
        image = make(mode, width, height, seed)
        image.save(folder / f"{name}.png", optimize=True)
        center_crop(resize(image, size, FILTERS[kind]), crop).save(folder / f"{name}.out.png", optimize=True)
        written = "none" if size is None else f"{size[0]}x{size[1]}" if isinstance(size, tuple) else str(size)
        lines.append(f"{name},{written},{crop or 'none'},{kind}")
    # The weights of ITU-R 601 as convert('L') rounds them.
    make("RGB", 33, 9, 99).save(folder / "luma.png")
    make("RGB", 33, 9, 99).convert("L").save(folder / "luma.out.png")
    (folder / "cases.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
