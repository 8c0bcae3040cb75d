"use strict";

// A model as the page has it in its data: classes, clusters, edges and concepts, which refer to each other by position.
class Model {
  constructor(data) {
    Object.assign(this, data);
    this.similar = data.similar.map(([a, b, similarity, depth, subsumer, misperceived, ...place], index) => ({
      index, a, b, similarity, depth, subsumer: data.subsumers[subsumer] ?? null, misperceived: misperceived === 1, place,
    }));
    this.confused = data.confused.map(([a, b, rate, count, depth, subsumer, explained, together, leftOut], index) => ({
      index, a, b, rate, count, depth, subsumer: data.subsumers[subsumer] ?? null,
      explained: explained === 1, together: together === 1, leftOut: leftOut === 1,
    }));
    this.members = this.clusters.map(() => []);
    this.nodes.forEach((node, i) => this.members[node.c].push(i));
    this.similarOf = Model.byClass(this.nodes.length, this.similar);
    this.confusedOf = Model.byClass(this.nodes.length, this.confused);
    this.below = new Map();
    const similarities = this.similar.map((edge) => edge.similarity);
    this.least = similarities.reduce((x, y) => Math.min(x, y), Infinity);
    this.most = similarities.reduce((x, y) => Math.max(x, y), -Infinity);
    this.worst = this.nodes.reduce((x, node) => Math.max(x, node.e ?? 0), 0);
    this.often = this.confused.reduce((x, edge) => Math.max(x, edge.rate), 0);
  }

  static byClass(count, edges) {
    const lists = Array.from({ length: count }, () => []);
    edges.forEach((edge) => {
      lists[edge.a].push(edge);
      lists[edge.b].push(edge);
    });
    return lists;
  }

  other(edge, node) {
    return edge.a === node ? edge.b : edge.a;
  }

  // The concepts above a class, the nearest first.
  conceptsAbove(node) {
    const found = new Set();
    const open = [...this.nodes[node].g];
    while (open.length > 0) {
      const concept = open.shift();
      if (!found.has(concept)) {
        found.add(concept);
        open.push(...this.concepts[concept].p);
      }
    }
    return [...found];
  }

  // The classes that are a kind of a concept.
  classesBelow(concept) {
    if (!this.below.has(concept)) {
      this.below.set(concept, new Set([...this.nodes.keys()].filter((node) => this.conceptsAbove(node).includes(concept))));
    }
    return this.below.get(concept);
  }

  // A name as long as it can be drawn.
  static short(name, longest = 28) {
    const letters = [...name];
    return letters.length > longest ? letters.slice(0, longest - 1).join("") + "…" : name;
  }

  static figure(value) {
    return value === null || value === undefined ? "–" : value.toFixed(4);
  }

  static percent(value) {
    return value === null || value === undefined ? "–" : `${(100 * value).toFixed(1)} %`;
  }
}
