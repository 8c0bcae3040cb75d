"use strict";

// Two maps of all pairs of classes in the order of clusters: how similar the network considers them, and how often it confuses them.
class Matrix {
  constructor(model, section) {
    this.model = model;
    this.readout = section.querySelector(".readout");
    this.order = model.members.flat();
    this.place = new Map(this.order.map((node, i) => [node, i]));
    this.maps = [...section.querySelectorAll("canvas")].map((canvas) => ({
      canvas, isConfused: canvas.dataset.view === "confused", cells: this.cells(canvas.dataset.view === "confused"),
    }));
    this.maps.forEach((map) => {
      map.canvas.addEventListener("pointermove", (event) => this.read(map, event));
      map.canvas.addEventListener("pointerleave", () => this.draw());
    });
    this.draw();
    report.listeners.push(() => this.draw());
  }

  // The values by place; pairs that are no edge have none.
  cells(isConfused) {
    const count = this.order.length;
    const cells = new Map();
    const edges = isConfused ? this.model.confused : this.model.similar;
    edges.forEach((edge) => cells.set(this.key(edge.a, edge.b), isConfused ? edge.rate : edge.similarity));
    return { values: cells, count };
  }

  key(a, b) {
    const [x, y] = [this.place.get(a), this.place.get(b)];
    return Math.min(x, y) * this.order.length + Math.max(x, y);
  }

  draw(row = -1, column = -1) {
    this.maps.forEach(({ canvas, cells, isConfused }) => {
      const context = canvas.getContext("2d");
      const size = canvas.width / cells.count;
      const side = Math.max(size, 1.5);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = report.theme.colour("--canvas");
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = report.theme.colour("--group");
      let start = 0;
      this.model.members.forEach((members) => {
        context.fillRect(start * size, start * size, members.length * size, members.length * size);
        start += members.length;
      });
      cells.values.forEach((value, key) => {
        const [x, y] = [Math.floor(key / cells.count), key % cells.count];
        context.fillStyle = isConfused ? confusionColour(this.model, value) : similarityColour(this.model, value);
        context.fillRect(x * size, y * size, side, side);
        context.fillRect(y * size, x * size, side, side);
      });
      if (row >= 0) {
        context.fillStyle = report.theme.colour("--cross");
        context.fillRect(0, row * size, canvas.width, Math.max(1, size));
        context.fillRect(column * size, 0, Math.max(1, size), canvas.height);
      }
    });
  }

  read({ canvas, cells }, event) {
    const box = canvas.getBoundingClientRect();
    const at = (share) => Math.max(0, Math.min(cells.count - 1, Math.floor(share * cells.count)));
    const [column, row] = [at((event.clientX - box.left) / box.width), at((event.clientY - box.top) / box.height)];
    const [a, b] = [this.order[row], this.order[column]];
    const value = (map) => {
      const found = map.cells.values.get(this.key(a, b));
      return found === undefined ? "no edge" : Model.figure(found);
    };
    const words = this.maps.map((map) => `${map.isConfused ? "confusion" : "similarity"} ${value(map)}`);
    const [first, second] = [this.model.nodes[a].n, this.model.nodes[b].n];
    this.readout.textContent = a === b ? first : `${first} – ${second}: ${words.join(", ")}`;
    this.draw(row, column);
  }
}
