"use strict";

// The controls above a picture, and the list of classes that the search finds.
class Filters {
  constructor(picture, figure) {
    this.picture = picture;
    this.figure = figure;
    const on = (name, event, act) => this.find(name)?.addEventListener(event, act);
    const set = (key, value) => {
      picture.state[key] = value;
      this.apply(key === "concept");
    };
    const number = (event) => (event.target.value === "" ? null : Number(event.target.value));
    on("search", "input", () => this.search());
    on("search", "keydown", (event) => event.key === "Enter" && this.figure.querySelector(".found button")?.click());
    on("misperceived", "change", (event) => set("misperceived", event.target.checked));
    on("depth", "change", (event) => set("depth", number(event)));
    on("cluster", "change", (event) => {
      picture.narrow(number(event));
      this.apply(true);
    });
    on("concept", "change", (event) => set("concept", number(event)));
    on("confusions", "change", (event) => set("confusions", event.target.value));
    figure.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    on("nearer", "click", () => picture.view.zoomBy(1.5));
    on("farther", "click", () => picture.view.zoomBy(1 / 1.5));
    on("whole", "click", () => picture.view.fit());
    on("clear", "click", () => this.clear());
    this.fill();
    picture.watchers.push((_, isPassing) => isPassing || this.follow());
    this.search();
    this.tell();
  }

  find(name) {
    return this.figure.querySelector(`[name="${name}"]`);
  }

  fill() {
    const { model, state } = this.picture;
    const add = (name, options) => this.find(name)?.append(...options.map(([value, text]) => new Option(text, value)));
    const depths = model.similar.map((edge) => edge.depth).filter((depth) => depth !== null);
    const [least, most] = [depths.reduce((x, y) => Math.min(x, y), Infinity), depths.reduce((x, y) => Math.max(x, y), -Infinity)];
    add("depth", Array.from({ length: Math.max(0, most - least) }, (_, i) => [least + i + 1, `below ${least + i + 1}`]));
    add("cluster", model.clusters
      .map((cluster, i) => [i, `${Model.short(cluster.n)} (${model.members[i].length})`, model.members[i].length])
      .filter(([, , size]) => size > 1 || model.closed));
    add("concept", model.concepts.map((concept, i) => [i, Model.short(concept.n)]).sort((x, y) => (x[1] < y[1] ? -1 : 1)));
    if (!model.confused.some((edge) => edge.leftOut)) {
      this.find("confusions").querySelector("[value=worst]").remove();
    }
    this.find("confusions") && (this.find("confusions").value = state.confusions);
    ["depth", "concept", "cluster"].forEach((name) => this.hideWhereEmpty(name));
    this.hide("misperceived", model.chance === null);
    this.hide("confusions", model.confused.length === 0);
  }

  hideWhereEmpty(name) {
    this.hide(name, this.find(name).options.length < 2);
  }

  hide(name, isHidden) {
    this.find(name).closest("label").hidden = isHidden;
  }

  apply(isMoved) {
    this.picture.sync();
    this.search();
    this.tell();
    if (isMoved) {
      this.picture.view.fit();
    }
  }

  clear() {
    this.figure.querySelector("form").reset();
    this.picture.state = this.picture.initialState();
    this.find("confusions").value = this.picture.state.confusions;
    this.picture.choose(null);
    this.apply(true);
  }

  // The first classes whose name or label contains what is typed.
  search() {
    const { model } = this.picture;
    const typed = this.find("search").value.trim().toLowerCase();
    const found = [...model.nodes.keys()].filter((i) => {
      const { n, l, m } = model.nodes[i];
      return this.picture.isShown(i) && [n, l, m].some((name) => name?.toLowerCase().includes(typed));
    });
    const list = this.figure.querySelector(".found ul");
    list.replaceChildren(...found.slice(0, 100).map((i) => {
      const item = document.createElement("li");
      const button = Facts.make("button", model.nodes[i].n);
      button.type = "button";
      button.dir = "auto";
      button.addEventListener("click", () => this.picture.choose({ kind: "class", index: i }, true));
      item.append(button);
      return item;
    }));
    this.figure.querySelector(".found-count").textContent =
      `${found.length} ${found.length === 1 ? "class" : "classes"}${found.length > 100 ? ", the first 100 listed" : ""}`;
  }

  // Where a choice has opened a cluster, the control says so, too.
  follow() {
    const cluster = this.picture.state.cluster ?? "";
    if (this.find("cluster").value !== `${cluster}`) {
      this.find("cluster").value = `${cluster}`;
      this.search();
    }
    this.tell();
  }

  tell() {
    const { counts, model } = this.picture;
    this.figure.querySelector(".shown").textContent =
      `${counts.classes} of ${model.nodes.length} classes, ${counts.similar} of ${model.similar.length} similarities`
      + (model.confused.length > 0 ? `, ${counts.confused} of ${model.confused.length} confusions` : "");
  }
}
