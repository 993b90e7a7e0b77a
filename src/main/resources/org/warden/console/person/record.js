import { query } from '../api.js';
import { html } from '../html.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { to } from '../router.js';
import { call, user as caller } from '../session.js';
import { t } from '../words.js';
import { eventName } from '../screens/record.js';

const SIZE = 50;

/** What the record says about the person, or what the person did. */
export class Record extends Screen {
  state = { side: 'target' };

  async page(signal, cursor) {
    const { body } = await call('GET', query('audit', { [this.state.side]: this.props.user.id, cursor, size: SIZE }), { signal });
    return { events: body.events, next: body.next };
  }

  load(signal) {
    return this.page(signal);
  }

  /** An act has left an event. */
  componentDidUpdate({ user }) {
    if (user !== this.props.user) {
      this.reload();
    }
  }

  more = async () => {
    const { events, next } = await this.page(this.reading.signal, this.state.next);
    this.setState((state) => ({ events: [...state.events, ...events], next }));
  };

  view({ user }, { events, next, side }) {
    const columns = [
      { name: 'happened', label: t('record.happened'), cell: ({ happened }) => html`<${When} at=${happened} />` },
      { name: 'action', label: t('record.action'), cell: ({ action, result }) => html`${eventName(action)}
        ${result === 'refused' && html` <span class="chip warn">${t('record.refused')}</span>`}` },
      { name: 'subject', label: t('record.subject'), cell: ({ subject }) => subject },
      { name: 'by', label: t(side === 'target' ? 'record.actor' : 'record.account'), cell: (event) => who(event[side === 'target' ? 'actor' : 'account'], user) },
      { name: 'address', label: t('record.address'), cell: ({ address }) => address },
    ];
    return html`<h2 class="unseen">${t('person.record')}</h2>
      <div class="pills">${['target', 'actor'].map((one) => html`<button key=${one} type="button" class=${one === side ? 'pill on' : 'pill'}
        aria-pressed=${one === side ? 'true' : 'false'} onClick=${() => this.setState({ side: one }, this.reload)}>${t(`person.record.${one}`)}</button>`)}</div>
      <${Table} caption=${t('person.record')} columns=${columns} rows=${events} empty=${html`<p>${t('record.empty')}</p>`} onMore=${next && this.more} />`;
  }
}

function who(id, user) {
  return id && (id === user.id ? t('person.self') : id === caller.id ? t('person.you')
    : html`<a href=${to('person', id)}><code title=${id}>…${id.slice(-8)}</code></a>`);
}
