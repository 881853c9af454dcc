// Writes the React pages into a site: `node build.mjs SITE`. What they show is what Spær's own document of the blocking page says, as a developer would have
// written it by hand; compressed as Spær's own files are.

import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'parse5';

const here = dirname(fileURLToPath(import.meta.url));
const [site] = process.argv.slice(2);
const place = join(site, 'react');

// What React calls otherwise.
const NAMES = { class: 'className', for: 'htmlFor', tabindex: 'tabIndex', hreflang: 'hrefLang' };
const FLAGS = new Set(['hidden', 'disabled', 'checked', 'open']);

const attributes = node =>
  Object.fromEntries(node.attrs.map(({ name, value }) => [NAMES[name] ?? name, FLAGS.has(name) ? true : value]));

const child = (node, name) => node.childNodes.find(it => it.nodeName === name);

/** What stands in an element, written for React. */
const inside = node => node.childNodes.map(written).filter(it => it !== 'null').join(', ');

/** The same element; what stands in `<main>` is the page's own. */
function written(node) {
  if (node.nodeName === '#text') return JSON.stringify(node.value);
  if (!node.tagName || node.tagName === 'script') return 'null';
  const content = node.tagName === 'main' ? 'children' : inside(node);
  return `h(${[JSON.stringify(node.tagName), JSON.stringify(attributes(node)), content].filter(Boolean).join(', ')})`;
}

function find(node, is) {
  if (is(node)) return node;
  for (const one of node.childNodes ?? []) {
    const found = find(one, is);
    if (found) return found;
  }
  return undefined;
}

const html = readFileSync(join(site, 'da/index.html'), 'utf8');
const body = child(child(parse(html), 'html'), 'body');
const frame = find(body, node => node.attrs?.some(({ name, value }) => name === 'class' && value === 'document'));
const main = find(body, node => node.tagName === 'main');
if (!frame || !main) throw new Error('the blocking page has no frame, or nothing in it');
const pages = `import { createElement as h, Fragment } from 'react';
export const Frame = ({ children }) => ${written(frame)};
export const Blocking = () => h(Fragment, null, ${inside(main)});
`;

const writtenPages = { name: 'written', setup(it) {
  it.onResolve({ filter: /^written$/ }, () => ({ path: 'written', namespace: 'written' }));
  it.onLoad({ filter: /.*/, namespace: 'written' }, () => ({ contents: pages, resolveDir: here }));
} };
const { outputFiles } = await build({
  entryPoints: [join(here, 'app.jsx')], bundle: true, minify: true, format: 'iife', target: 'es2020', write: false, jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' }, plugins: [writtenPages],
});

const style = html.match(/\/assets\/main\.[0-9a-f]+\.css/u)[0];
const document = readFileSync(join(here, 'index.html'), 'utf8').replace('{style}', style);
mkdirSync(join(place, 'check'), { recursive: true });
for (const [name, content] of [['app.js', outputFiles[0].text], ['index.html', document], ['check/index.html', document]]) {
  writeFileSync(join(place, name), content);
  writeFileSync(join(place, `${name}.br`), brotliCompressSync(content));
}
