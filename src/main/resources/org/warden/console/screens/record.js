import { query } from '../api.js';
import { html } from '../html.js';
import { nameOf, readNames } from '../names.js';
import { saveFile } from '../parts/file.js';
import { Form } from '../parts/form.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { remember, to } from '../router.js';
import { call, may } from '../session.js';
import { has, number, t } from '../words.js';

const SIZE = 50;
const DAY = 86_400_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ACTIONS = ['LOGIN', 'CREDENTIALS_REFUSED', 'ACCOUNT_LOCKED', 'ACCOUNT_CREATED', 'ACCOUNT_INVITED', 'ACCOUNT_DELETED', 'PASSWORD_CHANGED',
  'PASSWORD_RESET', 'EMAIL_CHANGED', 'ROLE_GIVEN', 'ROLE_TAKEN', 'LOCK_SET', 'SECOND_FACTOR_ACTIVATED', 'SECOND_FACTOR_RESET',
  'REFRESH_TOKEN_REUSED', 'SESSION_ENDED'];

/** What an event is called here; an application's own event keeps its word. */
export function eventName(action) {
  return has(`event.${action}`) ? t(`event.${action}`) : action;
}

/** The record of what happened, newest first, with its filters and its verification. */
export default class Record extends Screen {
  state = { filters: Object.fromEntries(this.props.query) };

  async load(signal) {
    return this.page({ signal });
  }

  async page({ signal, cursor, filters = this.state.filters } = {}) {
    const { body } = await call('GET', query('audit', { ...sent(filters), cursor, size: SIZE }), { signal });
    readNames(body.events.flatMap(({ account, actor }) => [account, actor]), () => this.setState({}));
    return { events: body.events, next: body.next };
  }

  more = async () => {
    const { events, next } = await this.page({ cursor: this.state.next });
    this.setState((state) => ({ events: [...state.events, ...events], next }));
  };

  filter = async (filters) => {
    this.setState({ filters, ...await this.page({ filters }) });
    remember(filters);
  };

  verify = () => this.act(async () => this.setState({ verification: (await call('GET', 'audit/verify')).body }));

  /** The rows on the screen, as a file. */
  save = () => saveFile('warden-record.json', 'application/json', JSON.stringify(this.state.events, null, 2));

  view(_, { events, next, filters, verification, busy }) {
    return html`<div class="head"><h1 tabindex="-1">${t('nav.record')}</h1>
        <button type="button" disabled=${!events?.length} onClick=${this.save}>${t('record.save')}</button>
        ${may('warden:audit:verify') && html`<button type="button" disabled=${busy} onClick=${this.verify}>${t('record.verify')}</button>`}
      </div>
      <div role="status">${verification && html`<${Verified} result=${verification} />`}</div>
      <details class="card" open=${Object.keys(filters).length > 0}><summary>${t('record.filters')}</summary>
        <${Form} fields=${fields(filters)} submit=${t('record.filter')} onSubmit=${this.filter} focus=${false} inline /></details>
      <${Table} caption=${t('nav.record')} columns=${columns()} rows=${events} empty=${html`<p>${t('record.empty')}</p>`}
        onMore=${next && this.more} />`;
  }
}

/** The form has days in the reader's zone, the last one included; the API takes instants. */
function sent({ from, to: last, ...others }) {
  return { ...others, from: from && new Date(`${from}T00:00`).toISOString(), to: last && new Date(new Date(`${last}T00:00`).getTime() + DAY).toISOString() };
}

function fields({ action = '', account = '', target = account, actor = '', from = '', to: last = '' }) {
  return [
    { name: 'action', label: t('record.action'), value: action, optional: false,
      options: [{ value: '', label: t('record.any') }, ...ACTIONS.map((value) => ({ value, label: eventName(value) }))] },
    { name: 'target', label: t('record.account'), value: target, hint: t('record.id'), optional: false, maxlength: 36 },
    { name: 'actor', label: t('record.actor'), value: actor, hint: t('record.id'), optional: false, maxlength: 36 },
    { name: 'from', label: t('record.from'), value: from, type: 'date', optional: false },
    { name: 'to', label: t('record.to'), value: last, type: 'date', optional: false },
  ];
}

function columns() {
  return [
    { name: 'happened', label: t('record.happened'), cell: ({ happened }) => html`<${When} at=${happened} />` },
    { name: 'action', label: t('record.action'), cell: ({ action, result }) => html`${eventName(action)}
      ${result === 'refused' && html` <span class="chip warn">${t('record.refused')}</span>`}` },
    { name: 'account', label: t('record.account'), cell: ({ account }) => html`<${Account} id=${account} />` },
    { name: 'actor', label: t('record.actor'), cell: ({ actor }) => html`<${Account} id=${actor} />` },
    { name: 'subject', label: t('record.subject'), cell: ({ subject }) => UUID.test(subject) ? html`<${Id} id=${subject} />` : subject },
    { name: 'address', label: t('record.address'), cell: ({ address }) => html`<span class="nowrap">${address}</span>` },
  ];
}

function Account({ id }) {
  return id && html`<a href=${to('person', id)} title=${id}>${nameOf(id) ?? html`<${Id} id=${id} />`}</a>`;
}

/** The end of an id: its beginning is the time. */
function Id({ id }) {
  return html`<code class="nowrap" title=${id}>…${id.slice(-8)}</code>`;
}

function Verified({ result }) {
  return html`<p class="chip ${result.intact ? 'good' : 'bad'}">${result.intact ? t('record.intact', { n: result.checked })
    : t('record.broken', { n: result.findings.length })}</p>
    ${result.findings.length > 0 && html`<ul>${result.findings.map(({ position, finding }) => html`<li key=${position}>${number(position)}: ${finding}</li>`)}</ul>`}`;
}
