import { query } from '../api.js';
import { html } from '../html.js';
import { Chart } from '../parts/chart.js';
import { Screen } from '../parts/load.js';
import { to } from '../router.js';
import { call, may } from '../session.js';
import { number, t } from '../words.js';

const STATES = ['active', 'invited', 'unconfirmed', 'locked', 'disabled', 'deleted'];
const DAYS = 30;
const DAY = 86_400_000;

/** Which events of the record make up a series of the chart. */
const SERIES = {
  logins: ['LOGIN'],
  refusals: ['CREDENTIALS_REFUSED', 'CODE_REFUSED'],
  locks: ['ACCOUNT_LOCKED'],
};

/** How many people there are and in which state, what happened lately, and what needs attention. */
export default class Overview extends Screen {
  async load(signal) {
    const [counts, events, administrators] = await Promise.all([
      call('GET', 'users/counts', { signal }),
      may('warden:audit:read') ? call('GET', query('audit/counts', { from: days()[0], by: 'day' }), { signal }) : undefined,
      call('GET', query('users', { role: 'Administrator', status: 'active', size: 2, fields: 'username' }), { signal }),
    ]);
    return { counts: counts.body, events: events?.body.counts, alone: administrators.body.users.length < 2 };
  }

  view(_, { counts, events, alone, loaded }) {
    return html`<h1 tabindex="-1">${t('nav.overview')}</h1>
      ${alone && counts?.total <= 1 ? html`<${Beginning} />` : alone && html`<${Alone} />`}
      <section class="tiles" aria-label=${t('overview.states')}>
        <a class="card tile" href=${to('people')}><span class="figure">${loaded ? number(counts.total) : '–'}</span>${t('overview.total')}</a>
        ${STATES.map((state) => html`<a key=${state} class="card tile" href="${to('people')}?status=${state}">
          <span class="figure">${loaded ? number(counts.status[state] ?? 0) : '–'}</span>${t(`status.${state}`)}</a>`)}
        <a class="card tile" href="${to('people')}?secondFactor=true">
          <span class="figure">${loaded ? number(counts.secondFactor?.true ?? 0) : '–'}</span>${t('overview.factor')}</a>
      </section>
      ${events && html`<${Chart} title=${t('overview.chart')} by="day" times=${days()} series=${series(events)} />`}`;
  }
}

/** The first instants of the last thirty days, in UTC as the server counts. */
function days() {
  const today = Math.floor(Date.now() / DAY) * DAY;
  return Array.from({ length: DAYS }, (_, index) => new Date(today - (DAYS - 1 - index) * DAY).toISOString().replace('.000', ''));
}

function series(events) {
  return Object.entries(SERIES).map(([name, actions]) => ({
    name,
    label: t(`overview.${name}`),
    counts: days().map((at) => events.filter((event) => event.at === at && actions.includes(event.action))
      .reduce((sum, { count }) => sum + count, 0)),
  }));
}

/** A new installation: its administrator is the only account. */
function Beginning() {
  return html`<section class="card">
    <h2>${t('overview.begin')}</h2>
    <ol class="steps">
      <li><a href="../account/#/security">${t('overview.begin.factor')}</a></li>
      <li>${t('overview.begin.mail')}</li>
      ${may('warden:account:create') && html`<li><a href=${to('invite')}>${t('overview.begin.invite')}</a></li>`}
    </ol>
  </section>`;
}

function Alone() {
  return html`<section class="card warn"><h2>${t('overview.attention')}</h2>
    <p>${t('overview.alone')} ${may('warden:account:create') && html`<a href=${to('invite')}>${t('overview.begin.invite')}</a>`}</p></section>`;
}
