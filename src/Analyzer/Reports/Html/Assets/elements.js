"use strict";

// The elements of a picture, as Cytoscape.js takes them, at the places that the report has computed.
class Elements {
  constructor(model) {
    this.model = model;
    // Names and depths of a large picture are added when it is near enough to read them: to measure each of them takes long.
    this.isNamed = model.closed || model.nodes.length <= 300;
    this.similarOfPair = new Map(model.similar.map((edge) => [Elements.pair(edge), edge.index]));
  }

  // The frame of a cluster, and its name over it, which is seen from afar.
  cluster(i) {
    const { n, x, y, w, h } = this.model.clusters[i];
    const size = this.model.members[i].length;
    const frame = {
      data: {
        id: `g${i}`, cluster: i, w, h, colour: errorColour(this.model, i),
        room: Math.max(10, w - 10), font: Math.min(h / 3, w / 6),
        label: size > 1 ? `${Model.short(n)} (${size})` : Model.short(n),
      },
      position: { x, y },
      pannable: true,
      classes: this.model.closed ? "group closed" : "group",
    };
    const title = {
      data: { id: `t${i}`, cluster: i, w, h, label: Model.short(n), room: w, font: 1, halo: 0 },
      position: { x, y },
      classes: "title near-by",
    };
    return this.model.closed ? [frame] : [frame, title];
  }

  // A class, and a dot in it whose area is its share of errors.
  class(i) {
    const { t, x, y, w, e } = this.model.nodes[i];
    const h = this.model.height;
    const node = {
      data: { id: `n${i}`, node: i, label: t, w, h, shift: this.model.named ? 5 : 0 },
      position: { x, y },
      classes: `class${this.model.tested && e === null ? " untested" : ""}${this.isNamed ? "" : " unnamed"}`,
    };
    const side = e > 0 ? 4 + (this.model.named ? 10 : 6) * Math.sqrt(e / this.model.worst) : 0;
    const dot = {
      data: { id: `d${i}`, dot: i, label: "", w: side, h: side },
      position: { x: x - w / 2 + Math.min(9, w / 2), y },
      classes: "dot",
    };
    return side > 0 ? [node, dot] : [node];
  }

  // Two classes, whichever stands first.
  static pair({ a, b }) {
    return `${Math.min(a, b)} ${Math.max(a, b)}`;
  }

  // Between which classes a similarity runs, and from where to where.
  way(i) {
    const { a, b, place } = this.model.similar[i];
    const end = (node, x, y) => `${x - this.model.nodes[node].x}px ${y - this.model.nodes[node].y}px`;
    const nearer = (node) => Math.abs(place[0] - this.model.nodes[node].x) + Math.abs(place[1] - this.model.nodes[node].y);
    const [from, to] = nearer(a) - this.model.nodes[a].w / 2 <= nearer(b) - this.model.nodes[b].w / 2 ? [a, b] : [b, a];
    return { source: `n${from}`, target: `n${to}`, from: end(from, place[0], place[1]), to: end(to, place[2], place[3]) };
  }

  similar(i) {
    const { similarity, depth, misperceived } = this.model.similar[i];
    return {
      data: {
        id: `s${i}`, similar: i, ...this.way(i),
        depth: depth === null ? "" : `${depth}`, colour: similarityColour(this.model, similarity),
      },
      classes: `similar${misperceived ? " misperceived" : ""}${this.isNamed ? "" : " unnamed"}`,
    };
  }

  // Far enough to cross what has nothing to do with it.
  isLong({ a, b }) {
    const [from, to] = [this.model.nodes[a], this.model.nodes[b]];
    return Math.hypot(from.x - to.x, from.y - to.y) > 300;
  }

  // Confusions run to clusters where these are closed; several between two become one. One that similarity explains lies behind it.
  confusions(wanted, isOpen) {
    const drawn = new Map();
    const { model } = this;
    const end = (node) => (isOpen(model.nodes[node].c) ? `n${node}` : `g${model.nodes[node].c}`);
    wanted.forEach((edge) => {
      const [source, target] = [end(edge.a), end(edge.b)].sort();
      const known = drawn.get(`${source} ${target}`);
      if (known) {
        known.rate += edge.rate;
      } else if (source !== target) {
        drawn.set(`${source} ${target}`, { edge, source, target, rate: edge.rate });
      }
    });
    return [...drawn.values()].map(({ edge, source, target, rate }) => ({
      data: {
        id: `c${edge.index}`, confused: edge.index, bend: 26,
        ...(edge.explained ? this.way(this.similarOfPair.get(Elements.pair(edge))) : { source, target }),
        width: (edge.explained ? 7 : 1.3) + (edge.explained ? 9 : 3.2) * Math.min(1, Math.sqrt(rate / model.often)),
      },
      classes: edge.explained ? "confused explained" : this.isLong(edge) ? "confused long" : "confused",
    }));
  }
}
