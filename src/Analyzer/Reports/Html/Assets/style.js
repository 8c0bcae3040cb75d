"use strict";

// How the elements of a picture look, in the colours of the theme.
function pictureStyle() {
  const colour = report.theme.colour;
  const [ink, paper, quiet] = ["--ink", "--canvas", "--quiet"].map(colour);
  const text = { "font-family": getComputedStyle(document.body).fontFamily, "min-zoomed-font-size": 6.5 };
  const rise = (index) => ({ "z-index-compare": "manual", "z-index": index });
  return [
    {
      selector: "node",
      style: { ...text, color: ink, label: "data(label)", shape: "round-rectangle", width: "data(w)", height: "data(h)" },
    },
    {
      selector: "node.class",
      style: {
        ...rise(3),
        "background-color": paper,
        "border-color": colour("--node-line"),
        "border-width": 1,
        "font-size": 12,
        "text-halign": "center",
        "text-margin-x": "data(shift)",
        "text-valign": "center",
      },
    },
    { selector: "node.untested", style: { "border-style": "dashed", color: quiet } },
    {
      selector: "node.dot",
      style: { ...rise(4), "background-color": colour("--mistake"), events: "no", shape: "ellipse" },
    },
    {
      selector: "node.group",
      style: {
        ...rise(0),
        "background-color": colour("--group"),
        "border-color": colour("--group-line"),
        "border-width": 1,
        color: quiet,
        "font-size": 12,
        "font-weight": 600,
        "text-margin-y": 20,
        "text-max-width": "data(room)",
        "text-valign": "top",
        "text-wrap": "ellipsis",
      },
    },
    {
      selector: "node.closed",
      style: {
        "background-color": "data(colour)",
        color: ink,
        "font-size": "data(font)",
        "text-margin-y": 0,
        "text-valign": "center",
      },
    },
    { selector: "node.far", style: { "text-opacity": 0 } },
    {
      selector: "node.title",
      style: {
        ...rise(6),
        "background-opacity": 0,
        events: "no",
        "font-size": "data(font)",
        "font-weight": 600,
        "min-zoomed-font-size": 0,
        "text-max-width": "data(room)",
        "text-outline-color": colour("--group"),
        "text-outline-opacity": 0.9,
        "text-outline-width": "data(halo)",
        "text-valign": "center",
        "text-wrap": "ellipsis",
      },
    },
    { selector: "node.words", style: { "line-height": 1.05, "text-wrap": "wrap" } },
    { selector: "node.near-by", style: { display: "none" } },
    {
      selector: "edge",
      style: {
        ...text,
        ...rise(2),
        "font-size": 10,
        color: ink,
        "text-background-color": colour("--group"),
        "text-background-opacity": 0.95,
        "text-background-padding": 1.5,
        "text-background-shape": "roundrectangle",
      },
    },
    {
      selector: "edge.similar",
      style: {
        "curve-style": "straight",
        label: "data(depth)",
        "line-color": "data(colour)",
        "source-endpoint": "data(from)",
        "target-endpoint": "data(to)",
        width: 3.5,
      },
    },
    {
      selector: "edge.misperceived",
      style: {
        color: colour("--on-misperceived"),
        "text-background-color": colour("--misperceived"),
        "text-background-opacity": 1,
        "text-background-padding": 3,
        "underlay-color": colour("--misperceived"),
        "underlay-opacity": 1,
        "underlay-padding": 4,
      },
    },
    {
      selector: "edge.confused",
      style: {
        ...rise(1),
        "control-point-distances": "data(bend)",
        "control-point-weights": 0.5,
        "curve-style": "unbundled-bezier",
        "line-color": colour("--mistake"),
        "line-dash-pattern": report.theme.text("--unexplained-dashes").split(" ").map(Number),
        "line-style": "dashed",
        opacity: 0.75,
        width: "data(width)",
      },
    },
    {
      selector: "edge.long",
      style: {
        "line-fill": "linear-gradient",
        "line-gradient-stop-colors": ["--mistake", "--mistake-faint", "--mistake-faint", "--mistake"].map(colour),
        "line-gradient-stop-positions": "8% 25% 75% 92%",
      },
    },
    { selector: ".unnamed", style: { label: "" } },
    { selector: ".hidden", style: { display: "none" } },
    { selector: ".faded", style: { opacity: 0.15 } },
    { selector: "node.near", style: { "border-color": colour("--accent"), "border-width": 2 } },
    { selector: "edge.near", style: { ...rise(2), "line-fill": "solid", opacity: 1 } },
    {
      selector: "edge.explained",
      style: {
        ...rise(1),
        "curve-style": "straight",
        "line-cap": "round",
        "line-style": "solid",
        opacity: Number(report.theme.text("--band-opacity")),
        "source-endpoint": "data(from)",
        "target-endpoint": "data(to)",
      },
    },
    { selector: "node.chosen", style: { "border-color": colour("--accent"), "border-width": 3.5, "font-weight": 700 } },
    { selector: "edge.chosen", style: { "overlay-color": colour("--accent"), "overlay-opacity": 0.3, "line-fill": "solid", opacity: 1 } },
  ];
}

// The colour of a rate of confusion: from none to the greatest of the model, in five steps.
function confusionColour(model, rate) {
  return report.theme.colour(`--confused-${Math.max(0, Math.min(4, Math.floor((5 * rate) / model.often)))}`);
}

// The colour of a closed cluster: its mean share of errors, from none to that of the worst class of the model, in five steps.
function errorColour(model, cluster) {
  const tested = model.members[cluster].map((node) => model.nodes[node].e).filter((error) => error !== null);
  const mean = tested.reduce((sum, error) => sum + error, 0) / Math.max(1, tested.length);
  return report.theme.colour(model.worst > 0 ? `--wrong-${Math.min(4, Math.floor((5 * mean) / model.worst))}` : "--group");
}

// The colour of a similarity: from that of the least of the model to that of the greatest, in five steps.
function similarityColour(model, similarity) {
  const share = model.most > model.least ? (similarity - model.least) / (model.most - model.least) : 1;
  return report.theme.colour(`--similar-${Math.min(4, Math.floor(share * 5))}`);
}
