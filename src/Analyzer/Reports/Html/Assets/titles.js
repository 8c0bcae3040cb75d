"use strict";

// How a name is written into a frame, so that no frame bears a stump of a name. All measures are in sizes of the font.
class Titles {
  constructor() {
    this.context = document.createElement("canvas").getContext("2d");
    this.context.font = `600 100px ${getComputedStyle(document.body).fontFamily}`;
    this.known = new Map();
  }

  width(text) {
    if (!this.known.has(text)) {
      this.known.set(text, this.context.measureText(text).width / 100);
    }
    return this.known.get(text);
  }

  // "line" in one line, whole or cut behind eight letters or more; "words" in several; null where there is no room to read it.
  formOf(name, width, height) {
    const words = name.split(" ");
    if (this.width(name) <= width) {
      return "line";
    }
    if (words.length > 1 && 1.05 * words.length <= height && words.every((word) => this.width(word) <= width)) {
      return "words";
    }
    return this.width(`${[...name].slice(0, 8).join("")}…`) <= width ? "line" : null;
  }
}
