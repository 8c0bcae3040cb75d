"use strict";

// What part of a picture is seen, and how near.
class View {
  constructor(picture) {
    this.picture = picture;
    this.cy = picture.cy;
    this.titleSize = null;
    this.titles = new Titles();
    this.cy.viewport(this.whole());
    this.nameClusters();
    this.cy.on("zoom", () => this.nameClusters());
  }

  // From afar the names of classes cannot be read; then those of clusters stand over their frames, in a size that can.
  nameClusters() {
    if (this.cy.zoom() >= 0.5) {
      this.nameClasses();
    }
    const isFar = !this.picture.model.closed && this.cy.zoom() < 0.5;
    const size = isFar ? Math.round(11 / 2 ** (Math.round(4 * Math.log2(this.cy.zoom())) / 4)) : 0;
    if (size !== this.titleSize) {
      this.titleSize = size;
      this.cy.batch(() => {
        this.cy.nodes(".title").data({ font: Math.max(1, size), halo: size / 4 }).forEach((title) => {
          const { label, w, h } = title.data();
          const form = isFar ? this.titles.formOf(label, w / size, h / size) : null;
          title.toggleClass("near-by", form === null).toggleClass("words", form === "words");
        });
        this.cy.nodes(".group").toggleClass("far", isFar);
      });
    }
  }

  // Adds the names of classes and the depths of edges.
  nameClasses() {
    if (!this.picture.elements.isNamed) {
      this.picture.elements.isNamed = true;
      this.cy.elements(".unnamed").removeClass("unnamed");
    }
  }

  // The pan and zoom that show all that is drawn. The library's own way measures every label, which takes long.
  whole() {
    const { model, state } = this.picture;
    const nodes = [...model.nodes.keys()].filter((i) => this.picture.isShown(i));
    const boxes = model.closed && state.cluster !== null
      ? nodes.map((i) => ({ h: model.height, ...model.nodes[i] }))
      : [...new Set(nodes.map((i) => model.nodes[i].c))].map((i) => model.clusters[i]);
    const [left, top, right, bottom] = boxes.reduce(
      ([l, t, r, b], { x, y, w, h }) => [Math.min(l, x - w / 2), Math.min(t, y - h / 2), Math.max(r, x + w / 2), Math.max(b, y + h / 2)],
      [Infinity, Infinity, -Infinity, -Infinity]
    );
    if (boxes.length === 0) {
      return { zoom: this.cy.zoom(), pan: this.cy.pan() };
    }
    // The buttons have the right margin to themselves.
    const width = this.cy.width() - 44;
    const zoom = Math.min((width - 20) / (right - left), (this.cy.height() - 20) / (bottom - top), 2);
    return {
      zoom,
      pan: { x: width / 2 - (zoom * (left + right)) / 2, y: this.cy.height() / 2 - (zoom * (top + bottom)) / 2 },
    };
  }

  fit() {
    this.move(this.whole());
  }

  // Brings a class to the middle, near enough to read it.
  aim(node) {
    const { x, y } = this.cy.getElementById(`n${node}`).position();
    const zoom = Math.max(this.cy.zoom(), 1);
    this.move({ zoom, pan: { x: this.cy.width() / 2 - zoom * x, y: this.cy.height() / 2 - zoom * y } });
  }

  zoomBy(factor) {
    this.cy.zoom({ level: this.cy.zoom() * factor, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  move(target) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches || this.picture.model.nodes.length > 600;
    if (isCalm) {
      this.cy.viewport(target);
    } else {
      this.cy.animate(target, { duration: 250 });
    }
  }
}
