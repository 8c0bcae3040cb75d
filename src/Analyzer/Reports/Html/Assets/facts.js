"use strict";

// The panel beside a picture: the facts of what is pointed at or chosen, each other class in them a button.
class Facts {
  constructor(picture, panel) {
    this.picture = picture;
    this.model = picture.model;
    this.panel = panel;
    this.first = [...panel.childNodes];
    picture.watchers.push((subject) => this.show(subject));
  }

  show(subject) {
    this.panel.replaceChildren(...(subject === null ? this.first : this[subject.kind](subject.index)));
  }

  class(i) {
    const { model } = this;
    const node = model.nodes[i];
    const edges = [...model.similarOf[i]].sort((x, y) => y.similarity - x.similarity);
    const confusions = [...model.confusedOf[i]].sort((x, y) => y.rate - x.rate);
    return [
      Facts.make("h4", node.n),
      this.list([
        ["name", node.m],
        ["label", [node.n, node.m].includes(node.l) ? null : node.l],
        ["cluster", this.button({ kind: "cluster", index: node.c }, model.clusters[node.c].n)],
        ["error", node.e === null ? null : Model.percent(node.e)],
        ["samples", node.s],
        ["kind of", model.conceptsAbove(i).map((concept) => model.concepts[concept].n).join(" › ") || null],
      ]),
      ...this.pairs("Considered similar", edges, i, (edge) => this.similarWords(edge)),
      ...this.pairs("Confused most often", confusions, i, (edge) => this.confusedWords(edge)),
    ];
  }

  cluster(i) {
    const { model } = this;
    const members = model.members[i];
    return [
      Facts.make("h4", `Cluster of ${model.clusters[i].n}`),
      this.list([
        ["classes", members.length],
        ["Similarity Depth", model.clusters[i].d === null ? null : Model.figure(model.clusters[i].d)],
      ]),
      this.items(members.slice(0, 200).map((node) => [this.button({ kind: "class", index: node }, model.nodes[node].n)])),
      ...(members.length > 200 ? [Facts.make("p", `and ${members.length - 200} more`)] : []),
    ];
  }

  similar(i) {
    const edge = this.model.similar[i];
    return [
      this.heading("Considered similar", edge),
      this.list([
        ["similarity", Model.figure(edge.similarity)],
        ["depth", edge.depth],
        ["in common", edge.subsumer],
        ["misperception", edge.misperceived ? "yes: less in common than two classes drawn at random have on average" : null],
      ]),
    ];
  }

  confused(i) {
    const edge = this.model.confused[i];
    return [
      this.heading("Confused", edge),
      this.list([
        ["rate", Model.percent(edge.rate)],
        ["confusions", edge.count],
        ["depth", edge.depth],
        ["in common", edge.subsumer],
        ["explained", edge.explained ? "yes: the network considers the two similar"
          : edge.together ? "no: only in the same cluster" : "no: the network does not consider the two similar"],
      ]),
    ];
  }

  similarWords(edge) {
    const depth = edge.depth === null ? "" : `, depth ${edge.depth}`;
    const subsumer = edge.subsumer ? `, ${edge.subsumer}` : "";
    return `${Model.figure(edge.similarity)}${depth}${subsumer}${edge.misperceived ? " · misperception" : ""}`;
  }

  confusedWords(edge) {
    const count = edge.count === null ? "" : ` (${edge.count})`;
    return `${Model.percent(edge.rate)}${count}${edge.explained ? " · explained by similarity" : " · not explained"}`;
  }

  heading(kind, edge) {
    const heading = Facts.make("h4", `${kind}: `);
    heading.append(
      this.button({ kind: "class", index: edge.a }, this.model.nodes[edge.a].n), " – ",
      this.button({ kind: "class", index: edge.b }, this.model.nodes[edge.b].n)
    );
    return heading;
  }

  pairs(title, edges, node, words) {
    if (edges.length === 0) {
      return [];
    }
    const rows = edges.map((edge) => {
      const other = this.model.other(edge, node);
      return [this.button({ kind: "class", index: other }, this.model.nodes[other].n), Facts.make("span", words(edge))];
    });
    return [Facts.make("h5", title), this.items(rows)];
  }

  list(rows) {
    const list = document.createElement("dl");
    rows.filter(([, value]) => value !== null && value !== undefined).forEach(([name, value]) => {
      const cell = document.createElement("dd");
      cell.append(value instanceof Node ? value : `${value}`);
      list.append(Facts.make("dt", name), cell);
    });
    return list;
  }

  items(rows) {
    const list = document.createElement("ul");
    rows.forEach((parts) => {
      const item = document.createElement("li");
      item.append(...parts);
      list.append(item);
    });
    return list;
  }

  button(subject, text) {
    const button = Facts.make("button", text);
    button.type = "button";
    button.dir = "auto";
    button.addEventListener("click", () => this.picture.choose(subject, true));
    return button;
  }

  static make(tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  }
}
