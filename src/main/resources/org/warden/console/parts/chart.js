import { html } from '../html.js';
import { number, t } from '../words.js';

const HEIGHT = 96;
/** The scale and its number are above the bars. */
const TOP = 22;
/** The share of its place that a bar fills. */
const FILLED = 0.7;
/** One event in a month of thousands must still be seen. */
const LOWEST = 2;

/** What fills the bars of a series, on a ground of its colour: the colours need not be told apart. */
const PATTERNS = {
  logins: { size: 8, draw: () => html`<rect width="8" height="8" fill="currentColor" />` },
  refusals: { size: 6, draw: () => html`<path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" stroke="currentColor" stroke-width="1.75" />` },
  locks: { size: 5, draw: () => html`<path d="M0 .5H5M.5 0V5" stroke="currentColor" stroke-width="1.5" />` },
  people: { size: 5, draw: () => html`<circle cx="2.5" cy="2.5" r="1.5" fill="currentColor" />` },
};

/**
 * Bars for the counts of one series. The sentence above them and the table below say the same. Positions are shares of the
 * width, so that text and patterns keep their size on every screen.
 *
 * name: of a pattern and a colour. times: the beginnings of the periods. counts: one for each; undefined until they are there.
 * label: the words for a time.
 */
export function Chart({ name, title, times, counts, label }) {
  const shown = counts ?? times.map(() => 0);
  const scale = scaleOf(Math.max(...shown));
  return html`<figure class="chart card">
    <figcaption><h3>${title}</h3>
      <p class="muted">${counts ? sentence(times, counts, label) : '–'}</p></figcaption>
    <svg class="bars bars-${name}" width="100%" height=${TOP + HEIGHT + 1} aria-hidden="true">
      <defs><pattern id="bars-${name}" width=${PATTERNS[name].size} height=${PATTERNS[name].size} patternUnits="userSpaceOnUse">
        ${PATTERNS[name].draw()}</pattern></defs>
      <text x="0" y="13">${counts && number(scale)}</text>
      <line x1="0" x2="100%" y1=${TOP - 0.5} y2=${TOP - 0.5} />
      ${shown.map((count, index) => bar(name, count, index, shown.length, scale, `${label(times[index])}: ${number(count)}`))}
      <line class="axis" x1="0" x2="100%" y1=${TOP + HEIGHT + 0.5} y2=${TOP + HEIGHT + 0.5} />
    </svg>
    <div class="ends muted" aria-hidden="true"><span>${label(times[0])}</span><span>${label(times[times.length - 1])}</span></div>
    <details><summary>${t('chart.table')}</summary>${counts && html`<${Numbers} title=${title} times=${times} counts=${counts} label=${label} />`}</details>
  </figure>`;
}

/** The place of the bar up to the scale shows its words under the pointer, however low the bar is. */
function bar(name, count, index, all, scale, words) {
  const height = count && Math.max(count / scale * HEIGHT, LOWEST);
  const place = 100 / all;
  return html`<g key=${index}><title>${words}</title>
    <rect x="${index * place}%" y=${TOP} width="${place}%" height=${HEIGHT} fill="transparent" />
    ${count > 0 && html`<rect class="bar" x="${(index + (1 - FILLED) / 2) * place}%" y=${TOP + HEIGHT - height}
      width="${place * FILLED}%" height=${height} fill="url(#bars-${name})" />`}
  </g>`;
}

/** The next of 1, 2, 5, 10, 20, 50 and so on. */
function scaleOf(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= most);
}

function sentence(times, counts, label) {
  const most = Math.max(...counts);
  return most === 0 ? t('chart.nothing')
    : t('chart.peak', { n: most, when: label(times[counts.indexOf(most)]), sum: counts.reduce((sum, count) => sum + count) });
}

function Numbers({ title, times, counts, label }) {
  return html`<table><caption class="unseen">${title}</caption>
    <thead><tr><th scope="col">${t('chart.when')}</th><th scope="col" class="number">${t('chart.count')}</th></tr></thead>
    <tbody>${times.map((at, index) => html`<tr key=${index}><th scope="row">${label(at)}</th>
      <td class="number">${number(counts[index])}</td></tr>`)}</tbody>
  </table>`;
}
