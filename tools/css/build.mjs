// Makes app/web/static/css/design-system.css: the Utrecht components and Voorbeeld tokens that our templates use.
// Run `npm install --no-package-lock && npm run build` here after using a new utrecht-* class; commit the result.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import postcss from "postcss";

const WEB = "../../app/web";
const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens";
const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const components = Object.keys(devDependencies).filter((name) => name.startsWith("@utrecht/"));

// Classes that templates put together from parts, and modifiers that a state asks for.
const COMPOSED = [
  "utrecht-alert--info", "utrecht-alert--ok", "utrecht-alert--warning", "utrecht-alert--error",
  "utrecht-button--primary-action", "utrecht-button--secondary-action", "utrecht-button--subtle", "utrecht-button--danger",
  "utrecht-button-link--primary-action", "utrecht-button-link--secondary-action", "utrecht-button-link--subtle",
  "utrecht-form-field--checkbox", "utrecht-form-field--radio", "utrecht-form-label--checkbox", "utrecht-form-label--radio",
  "utrecht-status-badge--neutral", "utrecht-status-badge--active", "utrecht-status-badge--success",
  "utrecht-status-badge--warning", "utrecht-status-badge--danger",
];

// Plain elements in running text look like the component: the class on the left, the element on the right.
const PLAIN = {
  "utrecht-heading-1": "h1", "utrecht-heading-2": "h2", "utrecht-heading-3": "h3", "utrecht-paragraph": "p",
  "utrecht-link": "a", "utrecht-link--html-a": "a", "utrecht-separator": "hr",
  "utrecht-unordered-list": "ul", "utrecht-ordered-list": "ol",
};
const PLAIN_ITEMS = { "utrecht-unordered-list__item": "ul", "utrecht-ordered-list__item": "ol" };

function templates(folder) {
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => join(folder, name));
}

function usedClasses() {
  const used = new Set([...COMPOSED, ...Object.keys(PLAIN), ...Object.keys(PLAIN_ITEMS)]);
  for (const file of templates(`${WEB}/templates`)) {
    for (const [name] of readFileSync(file, "utf8").matchAll(/utrecht-[a-z0-9_-]+/g)) used.add(name);
  }
  return used;
}

function withPlainElement(selector) {
  const match = /^\.(utrecht-[a-z0-9_-]+)((?:::?[a-z-]+)*)$/.exec(selector);
  if (!match) return [selector];
  const [, name, state] = match;
  if (PLAIN[name]) return [selector, `:where(${PLAIN[name]}:not([class]))${state}`];
  if (PLAIN_ITEMS[name]) return [selector, `:where(${PLAIN_ITEMS[name]}:not([class]) > li)${state}`];
  return [selector];
}

function purge(root, used) {
  root.walkComments((comment) => comment.remove());
  root.walkAtRules("charset", (rule) => rule.remove());
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => {
      const positive = selector.replace(/:not\([^)]*\)/g, "");
      return [...positive.matchAll(/\.(utrecht-[a-z0-9_-]+)/g)].every(([, name]) => used.has(name));
    });
    if (kept.length === 0 || rule.nodes.length === 0) rule.remove();
    else rule.selectors = kept.flatMap(withPlainElement);
  });
  root.walkAtRules((rule) => { if (rule.nodes?.length === 0) rule.remove(); });
  return root;
}

function references(css) {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
}

function neededTokens(css) {
  const values = new Map();
  postcss.parse(readFileSync(`node_modules/${TOKENS}/dist/variables.css`, "utf8")).walkDecls((declaration) => {
    values.set(declaration.prop, declaration.value);
  });
  const needed = new Set();
  const queue = references(css);
  while (queue.length > 0) {
    const name = queue.pop();
    if (needed.has(name) || !values.has(name)) continue;
    needed.add(name);
    queue.push(...references(values.get(name)));
  }
  return [...needed].sort().map((name) => `${name}:${values.get(name)}`).join(";");
}

const used = usedClasses();
const componentCss = components
  .map((name) => purge(postcss.parse(readFileSync(`node_modules/${name}/dist/index.css`, "utf8")), used).toString())
  .join("\n");
const ownCss = ["app.css", "report.css"].map((name) => readFileSync(`${WEB}/static/css/${name}`, "utf8")).join("\n");
const source = `@layer tokens, components, house, print;
@layer tokens { :root { ${neededTokens(componentCss + ownCss)} } }
@layer components { ${componentCss} }`;
const { code } = transformSync(source, { loader: "css", minify: true, target: "es2022" });
const notice = "/* Utrecht Design System components and Voorbeeld design tokens, purged. EUPL-1.2; see NOTICE.md. Made by tools/css. */\n";
writeFileSync(`${WEB}/static/css/design-system.css`, notice + code);
