import { Component, html } from '../html.js';
import { number, t, time, day } from '../words.js';

const WIDTH = 720;
const HEIGHT = 160;
const GAP = 0.25;

let charts = 0;

/**
 * Bars for counts by hour or day: the series stand on top of each other. Each differs in its pattern too, and a sentence and
 * a table say the same.
 *
 * times: instants, one for each bar. series: { name, label, counts }, a count for each time.
 */
export class Chart extends Component {
  id = `chart-${++charts}`;

  render({ title, times, series, by }) {
    const sums = times.map((_, index) => series.reduce((sum, { counts }) => sum + counts[index], 0));
    const most = Math.max(1, ...sums);
    const label = by === 'hour' ? time : day;
    const peak = sums.indexOf(Math.max(...sums));
    return html`<figure class="chart card" aria-labelledby=${this.id}>
      <div class="head">
        <h2 id=${this.id}>${title}</h2>
        <ul class="legend">${series.map(({ name, label: words }) => html`<li key=${name}>
          <svg viewBox="0 0 12 12" aria-hidden="true"><rect class="bar-${name}" width="12" height="12" rx="2" /></svg>${words}</li>`)}</ul>
      </div>
      <p class="muted">${sums[peak] === 0 ? t('chart.nothing')
        : t('chart.peak', { n: sums[peak], when: label(times[peak]), sum: sums.reduce((sum, one) => sum + one, 0) })}</p>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT + 1}" role="img" aria-hidden="true" preserveAspectRatio="none">
        <line class="axis" x1="0" x2=${WIDTH} y1=${HEIGHT + 0.5} y2=${HEIGHT + 0.5} />
        ${times.map((at, index) => this.bar(at, index, times.length, series, most, label))}
      </svg>
      <div class="ends muted"><span>${label(times[0])}</span><span>${label(times[times.length - 1])}</span></div>
      <details><summary>${t('chart.table')}</summary>${this.table(times, series, label)}</details>
    </figure>`;
  }

  bar(at, index, count, series, most, label) {
    const step = WIDTH / count;
    let top = HEIGHT;
    return html`<g key=${at}>
      <title>${label(at)}: ${series.map(({ label: words, counts }) => `${words} ${number(counts[index])}`).join(', ')}</title>
      ${series.map(({ name, counts }) => {
        const height = counts[index] / most * (HEIGHT - 4);
        top -= height;
        return height > 0 && html`<rect key=${name} class="bar-${name}" x=${index * step + step * GAP / 2} y=${top}
          width=${step * (1 - GAP)} height=${height} />`;
      })}
    </g>`;
  }

  table(times, series, label) {
    return html`<table>
      <thead><tr><th scope="col">${t('chart.when')}</th>${series.map(({ name, label: words }) => html`<th key=${name} scope="col" class="number">${words}</th>`)}</tr></thead>
      <tbody>${times.map((at, index) => html`<tr key=${at}><th scope="row">${label(at)}</th>
        ${series.map(({ name, label: words, counts }) => html`<td key=${name} class="number" data-label=${words}>${number(counts[index])}</td>`)}</tr>`)}</tbody>
    </table>`;
  }
}
