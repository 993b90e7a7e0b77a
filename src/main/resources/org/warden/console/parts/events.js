import { query } from '../api.js';
import { html } from '../html.js';
import { call } from '../session.js';
import { day, t, time } from '../words.js';
import { Chart } from './chart.js';
import { Screen } from './load.js';

const HOUR = 3_600_000;
const LENGTHS = { hour: 48, day: 30 };

/** The actions of each series. The guess that locks an account is refused, too. */
const SERIES = {
  logins: ['LOGIN'],
  refusals: ['CREDENTIALS_REFUSED', 'CODE_REFUSED', 'ACCOUNT_LOCKED'],
  locks: ['ACCOUNT_LOCKED', 'LOCK_SET'],
  people: ['ACCOUNT_CREATED', 'ACCOUNT_INVITED'],
};
const ACTIONS = [...new Set(Object.values(SERIES).flat())].join();

/** What happened lately, by hour or day in the reader's zone. The charts stay until other numbers are there. */
export class Events extends Screen {
  state = { by: 'day' };
  placed = true;

  async load(signal) {
    const { by } = this.state;
    const times = beginnings(by);
    const zone = by === 'day' ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined;
    const { body } = await call('GET', query('audit/counts', { by, zone, from: times[0], to: new Date().toISOString(), actions: ACTIONS }), { signal });
    return { shown: { by, times, counts: sums(body.counts, times) } };
  }

  view(_, state) {
    const { by, times, counts } = state.shown ?? { by: state.by, times: beginnings(state.by) };
    const nothing = counts && Object.values(counts).flat().every((count) => count === 0);
    return html`<section class="stack" aria-labelledby="events">
      <div class="head"><h2 id="events">${t('overview.events')}</h2>
        <div class="pills">${Object.keys(LENGTHS).map((one) => html`<button key=${one} type="button" class=${one === state.by ? 'pill on' : 'pill'}
          aria-pressed=${one === state.by ? 'true' : 'false'} onClick=${() => this.setState({ by: one }, this.reload)}>${t(`overview.by.${one}`)}</button>`)}</div></div>
      <p class="muted">${t(nothing ? 'overview.events.none' : 'overview.events.about')}</p>
      ${this.notices(state)}
      <div class="charts" aria-busy=${counts || state.refusal ? undefined : 'true'}>${Object.keys(SERIES).map((name) => html`<${Chart} key=${name} name=${name}
        title=${t(`overview.${name}`)} times=${times} counts=${counts?.[name]} label=${by === 'hour' ? time : day} />`)}</div>
    </section>`;
  }
}

/** The instants at which the last hours or days began. Hours begin with those of UTC, as the server counts them. */
function beginnings(by) {
  const now = new Date();
  return Array.from({ length: LENGTHS[by] }, (_, index) => {
    const back = LENGTHS[by] - 1 - index;
    return (by === 'hour' ? new Date(Math.floor(now / HOUR - back) * HOUR)
      : new Date(now.getFullYear(), now.getMonth(), now.getDate() - back)).toISOString();
  });
}

/** For each series the sums of its actions, one for each time. */
function sums(events, times) {
  return Object.fromEntries(Object.entries(SERIES).map(([name, actions]) => {
    const counts = times.map(() => 0);
    events.filter(({ action }) => actions.includes(action)).forEach(({ at, count }) => {
      counts[times.findLastIndex((begin) => Date.parse(begin) <= Date.parse(at))] += count;
    });
    return [name, counts];
  }));
}
