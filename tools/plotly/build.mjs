// Writes plotly.min.js, plotly.css and LICENSES.txt to app/web/static/plotly.
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../../app/web/static/plotly");
const require = createRequire(import.meta.url);
const plotly = dirname(require.resolve("plotly.js/package.json"));

async function bundle() {
  const result = await build({
    entryPoints: [join(here, "entry.js")],
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "Plotly",
    define: { global: "window", "define.amd": "false" },
    target: "es2018",
    legalComments: "none",
    loader: { ".css": "empty" }, // of maps, which are not in the bundle
    metafile: true,
    absWorkingDir: here,
    outfile: "plotly.min.js",
    write: false,
  });
  const code = `/*! plotly.js 4.1.1 (scatter, scatterpolar, bar, heatmap); licences: LICENSES.txt */\n${result.outputFiles[0].text}`;
  writeFileSync(join(target, "plotly.min.js"), code);
  console.log(`plotly.min.js ${code.length} bytes, ${gzipSync(code, { level: 9 }).length} gzipped`);
  const [output] = Object.values(result.metafile.outputs);
  return Object.entries(output.inputs).filter(([path, input]) => input.bytesInOutput > 0 && !path.endsWith(".css")).map(([path]) => path);
}

// Plotly would insert these rules one by one into an inline <style>, which the content policy forbids.
function styleSheet() {
  const source = readFileSync(join(plotly, "build/plotcss.js"), "utf8");
  const rules = new Function(`${source.slice(source.indexOf("var rules"), source.indexOf("for(var"))}; return rules;`)();
  const lines = Object.entries(rules)
    .filter(([selector]) => !selector.includes("cloud-dialog"))
    .map(([selector, declarations]) => {
      const full = selector.replace(/^,/, " ,").replace(/X/g, ".js-plotly-plot .plotly").replace(/Y/g, ".plotly-notifier");
      return `${full} { ${declarations.replaceAll('"Open Sans",verdana,arial,sans-serif', "inherit")} }`;
    });
  writeFileSync(join(target, "plotly.css"), `/* plotly.js 4.1.1, build/plotcss.js, MIT */\n${lines.join("\n")}\n`);
}

function packageOf(path) {
  const parts = path.split("/");
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return null;
  const length = parts[at + 1].startsWith("@") ? 3 : 2;
  return join(here, ...parts.slice(0, at + length));
}

function licences(paths) {
  const folders = [...new Set(paths.map(packageOf).filter(Boolean))].sort();
  const texts = folders.map((folder) => {
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
    const author = typeof about.author === "string" ? about.author : about.author?.name;
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Copyright ${author ?? about.name}`;
    return `${about.name} ${about.version} (${about.license})\n\n${text}\n`;
  });
  writeFileSync(join(target, "LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
  console.log(folders.length, "packages");
}

if (!existsSync(target)) throw new Error(`no folder ${target}`);
licences(await bundle());
styleSheet();
