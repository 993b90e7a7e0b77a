import { html } from '../html.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { call, user } from '../session.js';
import { has, t } from '../words.js';

const PAGE = 50;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** What happened to the account. The API lists it in the export only, which needs a recent proof. */
export default class Activity extends Screen {
  state = { shown: PAGE };

  /** Opening a screen is no reason to ask for a password: the first try is quiet. */
  async load(signal) {
    const quiet = !this.asked;
    try {
      const { events } = (await call('GET', 'user/export', { signal, quiet })).body;
      return { events, wanted: false };
    } catch (refusal) {
      if (!quiet || refusal.code !== 'reauthentication-required') {
        throw refusal;
      }
      return { wanted: true };
    }
  }

  show = () => {
    this.asked = true;
    return this.reload();
  };

  more = async () => this.setState(({ shown }) => ({ shown: shown + PAGE }));

  view(_, { events, wanted, shown }) {
    return html`<h1 tabindex="-1">${t('nav.activity')}</h1>
      ${wanted ? html`<section class="card"><p>${t('activity.proof')}</p>
          <div class="acts"><button type="button" class="primary" onClick=${this.show}>${t('activity.show')}</button></div></section>`
        : html`<p class="lead">${t('activity.about')}</p>
          <${Table} caption=${t('nav.activity')} columns=${columns()} rows=${events?.slice(0, shown)} empty=${html`<p>${t('activity.empty')}</p>`}
            onMore=${events?.length > shown ? this.more : undefined} />`}`;
  }
}

function columns() {
  return [
    { name: 'happened', label: t('record.happened'), cell: ({ happened }) => html`<${When} at=${happened} />` },
    { name: 'action', label: t('record.action'), cell: (event) => html`${sentence(event)}
      ${event.result === 'refused' && html` <span class="chip warn">${t('record.refused')}</span>`}` },
    { name: 'by', label: t('activity.by'), cell: ({ actor, address }) => actor === user?.id
      ? html`${t('activity.you')}${address && html` <span class="muted">${address}</span>`}` : html`<span class="muted">${t('activity.other')}</span>` },
  ];
}

/** The event in words, with its subject unless that is only an id; an application's own event keeps its word. */
function sentence({ action, subject }) {
  const name = has(`event.${action}`) ? t(`event.${action}`) : action;
  const why = `why.${subject?.replaceAll(' ', '-')}`;
  return !subject || ID.test(subject) ? name : `${name}: ${has(why) ? t(why) : subject}`;
}
