import { query } from '../api.js';
import { titled } from '../frame.js';
import { html } from '../html.js';
import { Screen } from '../parts/load.js';
import { nameOf, Status } from '../parts/person.js';
import { id, to } from '../router.js';
import { call, may, user as caller } from '../session.js';
import { has, t, time } from '../words.js';
import { Access } from '../person/access.js';
import { Acts } from '../person/acts.js';
import { Profile } from '../person/profile.js';
import { Record } from '../person/record.js';
import { Rights } from '../person/rights.js';
import { Security } from '../person/security.js';
import { Sessions } from '../person/sessions.js';

const TABS = [
  { name: 'profile', Tab: Profile },
  { name: 'rights', Tab: Rights },
  { name: 'sessions', Tab: Sessions, permission: 'warden:session:read' },
  { name: 'security', Tab: Security },
  { name: 'record', Tab: Record, permission: 'warden:audit:read' },
  { name: 'access', Tab: Access },
];

/** One person: who it is and what blocks the account, the facts in tabs, and what the caller may do. */
export default class Person extends Screen {
  id() {
    return id(this.props.path[0]);
  }

  async load(signal) {
    const { body: user, etag } = await call('GET', `users/${this.id()}`, { signal });
    return { user, etag, author: await this.author(user, signal) };
  }

  /** The frame has named the page in another language. */
  componentDidUpdate() {
    this.state.user && titled(nameOf(this.state.user));
  }

  /** The user name behind a lock, unless that account was deleted. */
  async author({ lock }, signal) {
    const found = lock?.author && await call('GET', query(`users/${lock.author}`, { fields: 'username' }), { signal }).catch(() => undefined);
    return found?.body.username;
  }

  view({ path, query: parameters }, { user, etag, author, refusal }) {
    const tabs = TABS.filter(({ permission }) => !permission || may(permission));
    const { name: current, Tab } = tabs.find(({ name }) => name === path[1]) ?? tabs[0];
    const own = user?.id === caller.id;
    return html`<p><a href=${to('people')}>← ${t('nav.people')}</a></p>
      <div class="row"><h1 tabindex="-1"><bdi>${user ? nameOf(user) : refusal ? t('nav.person') : '\u00a0'}</bdi></h1>
        ${user && html`<${Status} of=${user.status} />`}</div>
      ${user && html`<p class="muted under">${user.username} · ${user.email}</p><${Blocks} user=${user} author=${author} />`}
      ${(user || !refusal) && html`<nav class="tabs" aria-label=${t('person.tabs')}>${tabs.map(({ name }) => html`<a key=${name} href=${to('person', this.id(), name)}
        aria-current=${name === current ? 'page' : undefined}>${t(`person.${name}`)}</a>`)}</nav>`}
      ${user && html`<div class="person">
        <div class="stack"><${Tab} user=${user} etag=${etag} own=${own} query=${parameters} reload=${this.reload} /></div>
        <${Acts} user=${user} own=${own} reload=${this.reload} />
      </div>`}`;
  }
}

/** What keeps the owner out, or will. */
function Blocks({ user, author }) {
  const { status, lock, guessesBlocked, passwordChangeRequired, deletes } = user;
  const sentences = [
    deletes && t('blocks.deletes', { when: time(deletes) }),
    lock && shut(lock, status, author),
    status === 'invited' && t('blocks.invited'),
    status === 'unconfirmed' && t('blocks.unconfirmed'),
    guessesBlocked && t('blocks.guesses'),
    passwordChangeRequired && t('blocks.change'),
  ].filter(Boolean);
  return sentences.length > 0 && html`<ul class="blocks">${sentences.map((sentence) => html`<li key=${sentence}><bdi>${sentence}</bdi></li>`)}</ul>`;
}

function shut({ until, reason }, status, author) {
  const kind = until ? 'until' : status === 'deleted' ? 'shut' : has(`blocks.${status}`) ? status : 'shut';
  return [t(`blocks.${kind}`, { when: until && time(until) }), author && t('blocks.author', { name: author }),
    reason && t('blocks.reason', { reason })].filter(Boolean).join(' ');
}
