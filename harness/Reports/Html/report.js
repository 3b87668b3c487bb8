// Filters of the page, kept in its address: #verdict=fail,flaky&q=text. Another hash names a scenario, which is opened.
const tiles = [...document.querySelectorAll('.tile')];
const groups = [...document.querySelectorAll('.group')];
const scenarios = [...document.querySelectorAll('.scenario')];
const search = document.querySelector('.filters input');
const count = document.querySelector('.filters output');
const none = document.querySelector('.none');
const texts = new Map();

const wanted = () => new Set(tiles.filter((tile) => tile.getAttribute('aria-pressed') === 'true').map((tile) => tile.dataset.verdict));

// Not the network: nearly every address holds the words that one looks for.
const searched = 'summary, .purpose, .expected, .judged, .why, .events, .errors';

function textOf(scenario) {
  if (!texts.has(scenario)) texts.set(scenario, [...scenario.querySelectorAll(searched)].map((part) => part.textContent).join(' ').toLowerCase());
  return texts.get(scenario);
}

function show() {
  const verdicts = wanted();
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = new Map(groups.map((group) => [group, 0]));
  for (const scenario of scenarios) {
    const fits = (verdicts.size === 0 || verdicts.has(scenario.dataset.verdict))
      && (words.length === 0 || words.every((word) => textOf(scenario).includes(word)));
    scenario.hidden = !fits;
    const group = scenario.closest('.group');
    if (fits) shown.set(group, shown.get(group) + 1);
  }
  let total = 0;
  for (const [group, here] of shown) {
    const all = group.querySelectorAll('.scenario').length;
    group.hidden = here === 0;
    // What was asked for is not to stay folded away.
    if (here > 0 && (verdicts.size > 0 || words.length > 0)) group.open = true;
    group.querySelector('.amount').textContent = here === all ? `${all} ${all === 1 ? 'scenario' : 'scenarios'}` : `${here} of ${all} scenarios`;
    total += here;
  }
  none.hidden = total > 0;
  count.textContent = `${total} of ${scenarios.length} shown`;
}

function remember() {
  const verdicts = [...wanted()];
  const parts = [];
  if (verdicts.length > 0) parts.push(`verdict=${verdicts.join(',')}`);
  if (search.value !== '') parts.push(`q=${encodeURIComponent(search.value)}`);
  history.replaceState(null, '', parts.length > 0 ? `#${parts.join('&')}` : location.pathname + location.search);
}

function change() {
  show();
  remember();
}

function openNamed(id) {
  const target = document.getElementById(id);
  if (target === null || !target.matches('.scenario')) return;
  // A link to a scenario holds even where the filter would hide it.
  if (target.hidden) {
    for (const tile of tiles) tile.setAttribute('aria-pressed', 'false');
    search.value = '';
    show();
  }
  target.closest('.group').open = true;
  target.open = true;
  target.scrollIntoView({ block: 'start' });
  target.querySelector('summary').focus({ preventScroll: true });
}

function read() {
  const hash = location.hash.slice(1);
  if (hash !== '' && !hash.includes('=')) {
    openNamed(hash);
    return;
  }
  const asked = new URLSearchParams(hash);
  const verdicts = (asked.get('verdict') ?? '').split(',');
  for (const tile of tiles) tile.setAttribute('aria-pressed', String(verdicts.includes(tile.dataset.verdict)));
  search.value = asked.get('q') ?? '';
  show();
}

for (const tile of tiles) {
  tile.disabled = 'none' in tile.dataset;
  tile.addEventListener('click', () => {
    tile.setAttribute('aria-pressed', String(tile.getAttribute('aria-pressed') !== 'true'));
    change();
  });
}
search.addEventListener('input', change);
for (const button of document.querySelectorAll('[data-act]')) {
  button.addEventListener('click', () => {
    const open = button.dataset.act === 'open';
    for (const part of [...groups, ...scenarios]) if (!part.hidden && (open || part.matches('.scenario'))) part.open = open;
  });
}
addEventListener('hashchange', read);
// On paper nothing can be opened.
addEventListener('beforeprint', () => {
  for (const part of [...groups, ...scenarios]) if (!part.hidden && ['fail', 'error', 'inconclusive', 'flaky'].includes(part.dataset.verdict)) part.open = true;
});

document.querySelector('.filters').hidden = false;
show();
// Once it is loaded, or the browser's own way to what the address names takes the focus away again.
addEventListener('load', read);
