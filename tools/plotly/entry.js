"use strict";

// Only the trace types that the report draws; everything else of plotly.js stays out of the bundle.
const Plotly = require("plotly.js/lib/core");

Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/heatmap"),
  require("plotly.js/lib/scatterpolar"),
  require("plotly.js/lib/locales/nl"),
]);

module.exports = Plotly;
