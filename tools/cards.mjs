// Writes a gallery of every card and form in each of its states, as Microsoft's renderer draws it: one page to open in a
// browser. It holds invented people only.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { exportsOf, root, translated } from './typescript.mjs';

const require = createRequire(import.meta.url);
const page = join(root, 'tools', 'practice', 'page');

/** @typedef {{ readonly name: string }} Named */
const { states, cardOf } = /** @type {{ states: readonly Named[], cardOf: (state: Named) => object }} */ (
  exportsOf('test', 'forms', 'states.ts')
);
const { cardStates } = /** @type {{ cardStates: readonly (Named & { card: object })[] }} */ (
  exportsOf('test', 'cards', 'states', 'all.ts')
);
const { bindCard } = /** @type {{ bindCard: (card: object) => object }} */ (exportsOf('src', 'cards', 'bind-card.ts'));

const shown = [
  ...cardStates.map(({ name, card }) => ({ name, card: bindCard(card) })),
  ...states.map((state) => ({ name: state.name, card: cardOf(state) })),
];

/** The page's own drawing of cards, as modules that need no server. */
const modules = ['dom', 'markdown', 'card-style', 'card'].map((name) => {
  const path = join(page, `${name}.ts`);
  const code = translated(readFileSync(path, 'utf8'), path).replace(/^\/\/# sourceMappingURL=.*$/m, '');
  return `modules['./${name}.js'] = (exports, require) => {${code}};`;
});

/** Nothing in the text of a card ends the script in which it is. @param {string} text @returns {string} */
const inScript = (text) => text.replaceAll('</', '<\\/');

const script = `
const modules = {}, loaded = {};
const load = (name) => {
  if (loaded[name] === undefined) modules[name]((loaded[name] = {}), load);
  return loaded[name];
};
${modules.join('\n')}
const shown = ${JSON.stringify(shown)};
const { drawCard } = load('./card.js');
const main = document.querySelector('main');
const draw = (theme) => {
  document.documentElement.dataset.theme = theme;
  main.replaceChildren(
    ...shown.map(({ name, card }) => {
      const place = document.createElement('section');
      const title = document.createElement('h2');
      title.textContent = name;
      place.append(title, drawCard(card, async () => {}, theme));
      return place;
    }),
  );
};
draw('light');
for (const choice of document.querySelectorAll('input[name=theme]'))
  choice.addEventListener('change', () => draw(choice.value));
for (const choice of document.querySelectorAll('input[name=width]'))
  choice.addEventListener('change', () => (main.dataset.width = choice.value));
`;

const html = `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Zorgmelding: kaarten en formulieren</title>
<style>
${readFileSync(join(page, 'style.css'), 'utf8')}
html, body { height: auto; overflow: auto; display: block; }
body { padding: 1rem; }
main { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
main > section { width: 30rem; max-width: 100%; padding: 0.75rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
main[data-width=phone] > section { width: 20rem; }
main h2 { font-size: 0.85rem; color: var(--quiet); }
</style>
<h1>${shown.length} kaarten en formulieren</h1>
<p><label><input type="radio" name="width" value="desk" checked> bureau</label> <label><input type="radio" name="width" value="phone"> telefoon</label></p>
<p><label><input type="radio" name="theme" value="light" checked> licht</label> <label><input type="radio" name="theme" value="dark"> donker</label></p>
<main></main>
<script>${inScript(readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8'))}</script>
<script>${inScript(script)}</script>
</html>
`;
const folder = join(root, 'gallery');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'index.html'), html);
console.log(`gallery/index.html: ${shown.length} cards and forms`);
