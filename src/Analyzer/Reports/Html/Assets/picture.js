"use strict";

// The similarity graph of a model: what is drawn follows from the state, which the filters and the reader's choice make. The picture of a
// large model begins with its clusters; one that is chosen opens in their place.
class Picture {
  constructor(model, figure) {
    this.model = model;
    this.elements = new Elements(model);
    this.canvas = figure.querySelector(".canvas");
    this.added = new Set();
    this.state = this.initialState();
    this.chosen = null;
    this.watchers = [];
    const clusters = [...model.clusters.keys()].filter((i) => model.closed || model.members[i].length > 1);
    this.cy = cytoscape({
      container: this.canvas,
      elements: clusters.flatMap((i) => this.elements.cluster(i)),
      layout: { name: "preset", fit: false },
      style: pictureStyle(),
      minZoom: 0.002,
      maxZoom: 5,
      autoungrabify: true,
      boxSelectionEnabled: false,
      userZoomingEnabled: false,
      hideEdgesOnViewport: model.nodes.length > 600,
      pixelRatio: Math.min(devicePixelRatio, 2),
    });
    // Styles are computed once, at the end.
    this.cy.batch(() => {
      if (!model.closed) {
        this.add([...model.nodes.keys()], [...model.similar.keys()]);
      }
      this.sync();
      this.view = new View(this);
    });
    this.listen();
    report.listeners.push(() => this.recolour());
    this.drawn = performance.now();
  }

  initialState() {
    const confusions = this.model.closed ? "chosen" : this.model.confused.some((edge) => edge.leftOut) ? "worst" : "all";
    return { misperceived: false, depth: null, cluster: null, concept: null, confusions };
  }

  // The page scrolls under the wheel until the reader has clicked into the picture.
  listen() {
    const { cy } = this;
    this.canvas.addEventListener("pointerdown", () => cy.userZoomingEnabled(true));
    this.canvas.addEventListener("pointerleave", () => cy.userZoomingEnabled(false));
    cy.on("tap", (event) => this.choose(event.target === cy ? null : this.subject(event.target)));
    const pass = (subject) => {
      this.pass(subject);
      this.watchers.forEach((watch) => watch(subject ?? this.chosen, true));
    };
    cy.on("mouseover", "node, edge", (event) => pass(this.subject(event.target)));
    cy.on("mouseout", "node, edge", () => pass(null));
    new ResizeObserver(() => cy.resize()).observe(this.canvas);
  }

  add(nodes, edges) {
    this.cy.add(nodes.flatMap((i) => this.elements.class(i)));
    this.cy.add(edges.map((i) => this.elements.similar(i)));
  }

  isOpen(cluster) {
    return !this.model.closed || this.state.cluster === cluster;
  }

  isShown(node) {
    const { cluster, concept } = this.state;
    return (cluster === null || this.model.nodes[node].c === cluster)
      && (concept === null || this.model.classesBelow(concept).has(node));
  }

  fitsDepth(edge) {
    return this.state.depth === null || (edge.depth !== null && edge.depth < this.state.depth);
  }

  isSimilarShown(edge) {
    return this.isShown(edge.a) && this.isShown(edge.b) && (!this.state.misperceived || edge.misperceived) && this.fitsDepth(edge);
  }

  isConfusedShown(edge) {
    const { confusions } = this.state;
    const touches = (node) =>
      (this.chosen?.kind === "class" && this.chosen.index === node)
      || (this.chosen?.kind === "cluster" && this.chosen.index === this.model.nodes[node].c);
    return this.isShown(edge.a) && this.isShown(edge.b) && this.fitsDepth(edge) && (
      confusions === "all" || (confusions === "worst" && !edge.leftOut) || (confusions === "unexplained" && !edge.explained)
      || (["chosen", "worst"].includes(confusions) && (touches(edge.a) || touches(edge.b)))
    );
  }

  // Shows what the state asks for; classes that no edge in question touches step back.
  sync() {
    const { cy, model, state } = this;
    const [similar, confused] = [
      model.similar.filter((edge) => this.isSimilarShown(edge)),
      model.confused.filter((edge) => this.isConfusedShown(edge)),
    ];
    const shown = new Set([...model.nodes.keys()].filter((i) => this.isShown(i)));
    const edges = state.misperceived || state.depth !== null ? [...similar, ...confused] : null;
    const touched = edges && new Set(edges.flatMap((edge) => [edge.a, edge.b]));
    const clusters = new Set([...shown].map((i) => model.nodes[i].c));
    const lively = touched && new Set([...touched].map((i) => model.nodes[i].c));
    const drawn = new Set(similar.map((edge) => edge.index));
    const isDrawn = (i) => shown.has(i) && this.isOpen(model.nodes[i].c);
    cy.batch(() => {
      cy.remove("edge.confused");
      cy.add(this.elements.confusions(confused, (cluster) => this.isOpen(cluster)));
      cy.edges(".similar").forEach((edge) => { edge.toggleClass("hidden", !drawn.has(edge.data("similar"))); });
      cy.nodes(".class, .dot").forEach((node) => {
        const i = node.data("node") ?? node.data("dot");
        node.toggleClass("hidden", !isDrawn(i));
        node.toggleClass("faded", touched !== null && !touched.has(i));
      });
      cy.nodes(".group, .title").forEach((group) => {
        const i = group.data("cluster");
        group.toggleClass("hidden", !clusters.has(i) || (model.closed && state.cluster !== null));
        group.toggleClass("faded", model.closed && lively !== null && !lively.has(i));
      });
      this.mark();
    });
    this.counts = { classes: shown.size, similar: similar.length, confused: confused.length };
  }

  // The confusions of a class that is pointed at, which may not be drawn otherwise.
  pass(subject) {
    const { cy, model, state } = this;
    const isSome = subject?.kind === "class" && ["chosen", "worst"].includes(state.confusions);
    const edges = isSome ? model.confusedOf[subject.index].filter((edge) => this.isShown(edge.a) && this.isShown(edge.b)) : [];
    const last = cy.edges(".passing");
    if (edges.length === 0 && last.empty()) {
      return;
    }
    cy.batch(() => {
      cy.remove(last);
      cy.add(this.elements.confusions(edges, (cluster) => this.isOpen(cluster)).filter(({ data }) => cy.getElementById(data.id).empty()))
        .addClass("passing near");
    });
  }

  // The chosen one and what it touches.
  mark() {
    const { cy, chosen } = this;
    cy.elements(".chosen, .near").removeClass("chosen near");
    const element = chosen && cy.getElementById({ class: "n", cluster: "g", similar: "s", confused: "c" }[chosen.kind] + chosen.index);
    if (element?.nonempty()) {
      element.addClass("chosen");
      (element.isNode() ? element.neighborhood() : element.connectedNodes()).addClass("near");
    }
  }

  subject(element) {
    const { node, cluster, similar, confused } = element.data();
    return node !== undefined ? { kind: "class", index: node }
      : cluster !== undefined ? { kind: "cluster", index: cluster }
      : similar !== undefined ? { kind: "similar", index: similar }
      : { kind: "confused", index: confused };
  }

  // Chooses a class, a cluster or an edge; null chooses nothing. In a large model it opens the cluster.
  choose(subject, isAimed = false) {
    this.chosen = subject;
    const cluster = subject?.kind === "cluster" ? subject.index : subject?.kind === "class" ? this.model.nodes[subject.index].c : null;
    const opens = this.model.closed && cluster !== null && this.state.cluster !== cluster;
    if (opens) {
      this.narrow(cluster);
    }
    this.sync();
    this.watchers.forEach((watch) => watch(subject, false));
    if (opens) {
      this.view.fit();
    } else if (isAimed && subject?.kind === "class") {
      this.view.aim(subject.index);
    }
  }

  // Shows one cluster alone; null shows all.
  narrow(cluster) {
    this.state.cluster = cluster;
    if (this.model.closed && cluster !== null && !this.added.has(cluster)) {
      this.added.add(cluster);
      const members = this.model.members[cluster];
      this.add(members, members.flatMap((i) => this.model.similarOf[i].filter((edge) => edge.a === i).map((edge) => edge.index)));
    }
  }

  recolour() {
    this.cy.batch(() => {
      this.cy.edges(".similar").forEach((edge) => {
        edge.data("colour", similarityColour(this.model, this.model.similar[edge.data("similar")].similarity));
      });
      this.cy.nodes(".group").forEach((group) => { group.data("colour", errorColour(this.model, group.data("cluster"))); });
    });
    this.cy.style(pictureStyle());
  }
}
