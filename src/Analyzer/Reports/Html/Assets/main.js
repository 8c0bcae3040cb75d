"use strict";

// The first picture is drawn at once, and others when they come near the window: a report may have many models.
(() => {
  report.theme.start();
  const models = JSON.parse(document.getElementById("data").textContent).models.map((data) => data && new Model(data));
  const starts = new Map();
  const start = (section) => {
    starts.get(section)?.();
    starts.delete(section);
  };
  const near = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      near.unobserve(entry.target);
      start(entry.target);
    }),
    { rootMargin: "400px" }
  );
  const later = (section, isFirst, act) => {
    if (section) {
      section.querySelectorAll(".needs-script").forEach((part) => { part.hidden = false; });
      starts.set(section, act);
      (isFirst ? start : (part) => near.observe(part))(section);
    }
  };
  models.forEach((model, i) => {
    if (model) {
      const figure = document.getElementById(`picture-${i + 1}`);
      later(figure, i === 0, () => {
        const picture = new Picture(model, figure);
        report.pictures[i] = picture;
        new Facts(picture, figure.querySelector(".facts"));
        new Filters(picture, figure);
      });
      const matrix = document.getElementById(`matrix-${i + 1}`);
      later(matrix, false, () => new Matrix(model, matrix));
    }
  });
})();
