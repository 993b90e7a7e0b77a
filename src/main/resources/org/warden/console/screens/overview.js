import { query } from '../api.js';
import { html } from '../html.js';
import { Events } from '../parts/events.js';
import { Screen } from '../parts/load.js';
import { to } from '../router.js';
import { call, may } from '../session.js';
import { number, t } from '../words.js';

const STATES = ['active', 'invited', 'unconfirmed', 'locked', 'disabled', 'deleted'];

/** How many people there are and in which state, what happened lately, and what needs attention. */
export default class Overview extends Screen {
  async load(signal) {
    const [counts, administrators] = await Promise.all([
      call('GET', 'users/counts', { signal }),
      call('GET', query('users', { role: 'Administrator', status: 'active', size: 2, fields: 'username' }), { signal }),
    ]);
    return { counts: counts.body, alone: administrators.body.users.length < 2 };
  }

  view(_, { counts, alone, loaded }) {
    return html`<h1 tabindex="-1">${t('nav.overview')}</h1>
      ${alone && counts?.total <= 1 ? html`<${Beginning} />` : alone && html`<${Alone} />`}
      <section class="tiles" aria-label=${t('overview.states')}>
        <a class="card tile" href=${to('people')}><span class="figure">${loaded ? number(counts.total) : '–'}</span>${t('overview.total')}</a>
        ${STATES.map((state) => html`<a key=${state} class="card tile" href="${to('people')}?status=${state}">
          <span class="figure">${loaded ? number(counts.status[state] ?? 0) : '–'}</span>${t(`status.${state}`)}</a>`)}
        <a class="card tile" href="${to('people')}?secondFactor=true">
          <span class="figure">${loaded ? number(counts.secondFactor?.yes ?? 0) : '–'}</span>${t('overview.factor')}</a>
      </section>
      ${may('warden:audit:read') && html`<${Events} />`}`;
  }
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
