// Brings the charts of a report to life: a button swaps the fixed SVG for a Plotly chart of the same figures and back.
// Plotly is fetched when the first chart is opened. Without this script the SVG stays, and so it does in print.
"use strict";

(() => {
  const base = new URL("../plotly/", document.currentScript.src);
  const NARROW = 560;
  let library;

  function loadPlotly() {
    library ??= new Promise((resolve, reject) => {
      const style = document.createElement("link");
      style.id = "plotly.js-style-global";
      style.className = "no-inline-styles";
      style.rel = "stylesheet";
      style.href = new URL("plotly.css", base);
      const script = document.createElement("script");
      script.src = new URL("plotly.min.js", base);
      script.addEventListener("load", () => resolve(window.Plotly));
      script.addEventListener("error", () => {
        library = undefined;
        style.remove();
        script.remove();
        reject(new Error("Plotly could not be loaded"));
      });
      document.head.append(style, script);
    });
    return library;
  }

  class Chart {
    constructor(root) {
      this.root = root;
      this.plot = this.part("plot");
      this.figure = JSON.parse(this.part("figure").textContent);
      this.steps = this.#steps();
      this.step = -1;
      this.part("open").addEventListener("click", () => this.open());
      this.part("close").addEventListener("click", () => this.close());
      this.plot.addEventListener("keydown", (event) => this.#walk(event));
      this.part("tools").hidden = false;
    }

    part(name) {
      return this.root.querySelector(`[data-chart-${name}]`);
    }

    async open() {
      this.part("problem").hidden = true;
      this.part("open").setAttribute("aria-busy", "true");
      try {
        this.plotly = await loadPlotly();
        this.#show(true);
        await this.#draw();
        this.part("close").focus();
      } catch {
        this.#show(false);
        this.part("problem").hidden = false;
      } finally {
        this.part("open").removeAttribute("aria-busy");
      }
    }

    close() {
      this.plotly.purge(this.plot);
      this.#show(false);
      this.part("open").focus();
    }

    #show(live) {
      this.root.classList.toggle("chart--live", live);
      this.part("live").hidden = !live;
      this.part("open").hidden = live;
      this.part("close").hidden = !live;
    }

    async #draw() {
      const { data, layout, config, narrow, names, toggles } = structuredClone(this.figure);
      const isNarrow = this.plot.clientWidth < NARROW;
      this.step = -1;
      await this.plotly.newPlot(this.plot, data, layout, config);
      if (isNarrow) await this.plotly.update(this.plot, narrow.data, narrow.layout);
      this.#listNames(isNarrow ? names : []);
      this.#offerToggles(toggles);
    }

    #listNames(names) {
      const list = this.part("names");
      list.replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
      list.hidden = names.length === 0;
    }

    #offerToggles(toggles) {
      const group = this.part("toggles");
      group.querySelectorAll("label").forEach((label) => label.remove());
      for (const { name, traces } of toggles) {
        const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
        box.addEventListener("change", () => this.plotly.restyle(this.plot, { visible: box.checked }, traces));
        const label = document.createElement("label");
        label.append(box, ` ${name}`);
        group.append(label);
      }
      group.hidden = toggles.length < 2;
    }

    // Every mark that has something to tell, by row or axis: bars from left to right, else the latest wave first.
    #steps() {
      const steps = [];
      this.figure.data.forEach(({ hovertext }, curveNumber) => {
        const seen = new Set();
        hovertext?.forEach((text, pointNumber) => {
          if (!seen.has(text)) steps.push({ curveNumber, pointNumber, text });
          seen.add(text);
        });
      });
      const order = this.figure.data.some(({ type }) => type === "bar") ? 1 : -1;
      return steps.sort(
        (one, other) => one.pointNumber - other.pointNumber || order * (one.curveNumber - other.curveNumber),
      );
    }

    #walk(event) {
      const turn = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const steps = this.steps.filter(({ curveNumber }) => this.plot.data[curveNumber].visible !== false);
      if (!turn || steps.length === 0) return;
      event.preventDefault();
      this.step = (this.step + turn + steps.length) % steps.length;
      const { curveNumber, pointNumber, text } = steps[this.step];
      const area = this.plot.layout.polar ? "polar" : "xy";
      this.plotly.Fx.hover(this.plot, [{ curveNumber, pointNumber }], area);
      this.part("said").textContent = spoken(text);
    }
  }

  // The hover text as plain text.
  function spoken(text) {
    return text.replaceAll("<br>", ". ").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  }

  document.querySelectorAll("[data-chart]").forEach((root) => new Chart(root));
})();
