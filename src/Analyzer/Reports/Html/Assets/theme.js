"use strict";

// What the scripts of this page share.
const report = { listeners: [], pictures: [] };

// The theme is the system's until the button is pressed; pictures are told, since a canvas does not follow style sheets.
report.theme = {
  isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  },

  known: new Map(),

  // The colour behind a custom property, as the theme has it. To ask the browser takes long, so that it is asked once.
  colour(name) {
    const { known } = report.theme;
    if (!known.has(name)) {
      const probe = document.getElementById("probe");
      probe.style.color = `var(${name})`;
      known.set(name, getComputedStyle(probe).color);
    }
    return known.get(name);
  },

  // A custom property that is no colour, as it stands in the style sheet.
  text(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  },

  tell() {
    report.theme.known.clear();
    const button = document.getElementById("theme");
    button.textContent = report.theme.isDark() ? "Light colours" : "Dark colours";
    report.listeners.forEach((listener) => listener());
  },

  start() {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      document.documentElement.dataset.theme = report.theme.isDark() ? "light" : "dark";
      report.theme.tell();
    });
    // Paper is light, and a canvas is printed as it stands.
    let chosen;
    addEventListener("beforeprint", () => {
      chosen = document.documentElement.dataset.theme;
      document.documentElement.dataset.theme = "light";
      report.theme.tell();
    });
    addEventListener("afterprint", () => {
      document.documentElement.dataset.theme = chosen ?? "";
      report.theme.tell();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", report.theme.tell);
    report.theme.tell();
  },
};
