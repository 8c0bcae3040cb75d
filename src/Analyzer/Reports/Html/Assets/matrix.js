"use strict";

// Two maps of all pairs of classes in the order of clusters: how similar the network considers them, and how often it confuses them.
class Matrix {
  constructor(model, section) {
    this.model = model;
    this.readout = section.querySelector(".readout");
    this.clusters = Matrix.inOrder(model);
    this.order = this.clusters.flatMap((cluster) => model.members[cluster]);
    // Few classes have room for their names at the left and on top.
    this.margin = this.order.length <= 40 ? 250 : 0;
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

  // Clusters whose classes are confused follow each other: next is the one that is confused most with the last few.
  static inOrder(model) {
    const weights = model.clusters.map(() => new Map());
    model.confused.forEach(({ a, b, rate }) => {
      const [from, to] = [model.nodes[a].c, model.nodes[b].c];
      weights[from].set(to, (weights[from].get(to) ?? 0) + rate);
      weights[to].set(from, (weights[to].get(from) ?? 0) + rate);
    });
    const left = [...model.clusters.keys()].sort((x, y) => model.members[y].length - model.members[x].length || x - y);
    const order = left.splice(0, 1);
    while (left.length > 0) {
      const pulls = left.map((cluster) => order.slice(-5).reduce((sum, near) => sum + (weights[cluster].get(near) ?? 0), 0));
      order.push(...left.splice(pulls.indexOf(pulls.reduce((x, y) => Math.max(x, y))), 1));
    }
    return order;
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
      const { margin } = this;
      const size = (canvas.width - margin) / cells.count;
      const side = Math.max(size, 4);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.fillStyle = report.theme.colour("--canvas");
      context.fillRect(0, 0, canvas.width, canvas.height);
      if (margin > 0) {
        this.name(context, size, row, column);
      }
      context.setTransform(1, 0, 0, 1, margin, margin);
      context.fillStyle = report.theme.colour("--group");
      let start = 0;
      this.clusters.map((cluster) => this.model.members[cluster]).forEach((members) => {
        context.fillRect(start * size, start * size, members.length * size, members.length * size);
        start += members.length;
      });
      cells.values.forEach((value, key) => {
        const [x, y] = [Math.floor(key / cells.count), key % cells.count];
        context.fillStyle = isConfused ? confusionColour(this.model, value) : similarityColour(this.model, value);
        const [left, top] = [(x + 0.5) * size - side / 2, (y + 0.5) * size - side / 2];
        context.fillRect(left, top, side, side);
        context.fillRect(top, left, side, side);
      });
      if (row >= 0) {
        context.fillStyle = report.theme.colour("--cross");
        context.fillRect(0, row * size, canvas.width, Math.max(1, size));
        context.fillRect(column * size, 0, Math.max(1, size), canvas.height);
      }
    });
  }

  // The names of rows and columns; those that are pointed at in bold.
  name(context, size, row, column) {
    const font = (isBold) => `${isBold ? "bold " : ""}${Math.min(24, size * 0.8)}px ${getComputedStyle(document.body).fontFamily}`;
    context.fillStyle = report.theme.colour("--ink");
    context.textBaseline = "middle";
    this.order.forEach((node, i) => {
      const [text, middle] = [this.model.nodes[node].t, this.margin + (i + 0.5) * size];
      context.textAlign = "right";
      context.font = font(i === row);
      context.fillText(text, this.margin - 10, middle, this.margin - 14);
      context.textAlign = "left";
      context.font = font(i === column);
      context.setTransform(0, -1, 1, 0, middle, this.margin - 10);
      context.fillText(text, 0, 0, this.margin - 14);
      context.setTransform(1, 0, 0, 1, 0, 0);
    });
  }

  // The marked cell nearest to where the mouse points, since cells of a large matrix are smaller than that.
  nearest(cells, column, row, reach) {
    let [best, least] = [[column, row], reach < 1 ? 0 : reach];
    cells.values.forEach((_, key) => {
      const [x, y] = [Math.floor(key / cells.count), key % cells.count];
      [[x, y], [y, x]].forEach(([across, down]) => {
        const way = Math.max(Math.abs(across - column), Math.abs(down - row));
        if (way < least) {
          [best, least] = [[across, down], way];
        }
      });
    });
    return best;
  }

  read({ canvas, cells }, event) {
    const box = canvas.getBoundingClientRect();
    const margin = this.margin / canvas.width;
    const at = (share) => Math.max(0, Math.min(cells.count - 1, Math.floor(((share - margin) / (1 - margin)) * cells.count)));
    const [column, row] = this.nearest(
      cells, at((event.clientX - box.left) / box.width), at((event.clientY - box.top) / box.height), (6 * cells.count) / box.width
    );
    const [a, b] = [this.order[row], this.order[column]];
    const value = (map) => {
      const found = map.cells.values.get(this.key(a, b));
      return found === undefined ? "none (no edge)" : Model.figure(found);
    };
    const words = this.maps.map((map) => `${map.isConfused ? "confusion" : "similarity"} ${value(map)}`);
    const [first, second] = [this.model.nodes[a].n, this.model.nodes[b].n];
    this.readout.textContent = a === b ? first : `${first} – ${second}: ${words.join(", ")}`;
    this.draw(row, column);
  }
}
