// Puts a reader's own scores beside the network's. The copy comes from this browser or from a file that the reader
// chooses; it is read here, and the page's policy allows nothing to be sent.
"use strict";

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const WIDTH = 160;
  const MARGIN = 8;
  const LARGEST_FILE = 1_000_000;
  const box = document.querySelector("[data-own-copy]");
  const part = (name) => box.querySelector(`[data-own-${name}]`);
  const data = part("keying");
  const keying = JSON.parse(data.textContent);
  const key = `slagvaardig-copy-${keying.assessment}`;
  const numbers = new Intl.NumberFormat(data.dataset.language === "nl" ? "nl-NL" : "en-GB", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

  // The mean of what the answers count for, if at least half of the statements were answered.
  function score({ items }, answers) {
    const counted = Object.entries(items)
      .map(([id, countsFor]) => (Number.isInteger(answers[id]) ? countsFor[answers[id]] : undefined))
      .filter((value) => value !== undefined);
    if (counted.length < Math.ceil(Object.keys(items).length / 2)) return null;
    return counted.reduce((sum, value) => sum + value, 0) / counted.length;
  }

  // "unreadable" for what is no copy, "other" for a copy of another assessment, else nothing.
  function problemOf(copy) {
    const isCopy = copy?.format === keying.format && copy.answers instanceof Object;
    if (!isCopy) return "unreadable";
    return copy.assessment === keying.assessment ? undefined : "other";
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  function drawn(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  }

  function strip({ minimum, maximum, mean }, own) {
    const at = (value) => MARGIN + ((value - minimum) / (maximum - minimum)) * (WIDTH - 2 * MARGIN);
    const svg = drawn("svg", { class: "own-strip", viewBox: `0 0 ${WIDTH} 24`, "aria-hidden": "true" });
    svg.append(drawn("line", { class: "own-strip-line", x1: at(minimum), x2: at(maximum), y1: 12, y2: 12 }));
    if (mean !== null) svg.append(drawn("circle", { class: "own-strip-network", cx: at(mean), cy: 12, r: 5.5 }));
    if (own !== null) {
      const x = at(own);
      svg.append(drawn("path", { class: "own-strip-you", d: `M${x - 6.5} 12L${x} 5.5L${x + 6.5} 12L${x} 18.5Z` }));
    }
    return svg;
  }

  function cell(label, content, kind = "numeric-column") {
    const made = document.createElement("td");
    made.className = `utrecht-table__cell utrecht-table__cell--${kind}`;
    made.setAttribute("role", "cell");
    made.dataset.label = label;
    made.append(content);
    return made;
  }

  function row(criterion, answers) {
    const own = score(criterion, answers);
    const shown = (value) => (value === null ? "–" : numbers.format(value));
    const made = document.createElement("tr");
    made.className = "utrecht-table__row";
    made.setAttribute("role", "row");
    made.dataset.criterion = criterion.id;
    const name = document.createElement("th");
    name.className = "utrecht-table__cell row-header";
    name.scope = "row";
    name.setAttribute("role", "rowheader");
    name.textContent = criterion.name;
    const { you, network } = data.dataset;
    made.append(name, cell(you, shown(own)), cell(network, shown(criterion.mean)), cell("", strip(criterion, own), "strip"));
    return made;
  }

  function show(copy, onDevice) {
    const problem = problemOf(copy);
    part("problem").textContent = problem ? part("problem").dataset[problem] : "";
    if (problem) return;
    part("rows").replaceChildren(...keying.criteria.map((criterion) => row(criterion, copy.answers)));
    part("from-device").hidden = !onDevice;
    part("from-file").hidden = onDevice;
    part("said").textContent = "";
    turn(true);
  }

  function turn(found) {
    part("result").hidden = !found;
    for (const ask of box.querySelectorAll("[data-own-ask]")) ask.hidden = found;
  }

  function forget() {
    localStorage.removeItem(key);
    part("rows").replaceChildren();
    box.querySelector("#own-file").value = "";
    turn(false);
    part("said").textContent = part("said").dataset.forgotten;
    box.querySelector("#own-file").focus();
  }

  part("forget").addEventListener("click", forget);
  box.querySelector("#own-file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) show(file.size > LARGEST_FILE ? undefined : parsed(await file.text()), false);
  });
  part("without-script").hidden = true;
  part("panel").hidden = false;
  const kept = localStorage.getItem(key);
  if (kept !== null) show(parsed(kept), true);
})();
