import { query } from '../api.js';
import { html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { groupColumns } from '../parts/group-columns.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { go } from '../router.js';
import { call, may } from '../session.js';
import { t } from '../words.js';
import { Group } from './group.js';

/** Milliseconds after the last key, before the search begins. */
const PAUSE = 200;

/** The groups at the top, or one group if the address names it. */
export default function Groups({ path, query: parameters }) {
  return path.length > 0 ? html`<${Group} id=${path[0]} />` : html`<${List} search=${parameters.get('search') ?? ''} />`;
}

class List extends Screen {
  state = { search: this.props.search };

  async load(signal) {
    return this.page({ signal });
  }

  async page({ signal, cursor } = {}) {
    const { body } = await call('GET', query('groups', { search: this.state.search, cursor }), { signal });
    return { groups: body.groups, next: body.next };
  }

  more = async () => {
    const { groups, next } = await this.page({ cursor: this.state.next });
    this.setState((state) => ({ groups: [...state.groups, ...groups], next }));
  };

  search = ({ target }) => this.setState({ search: target.value }, () => {
    clearTimeout(this.typing);
    this.typing = setTimeout(this.reload, PAUSE);
  });

  create = async ({ name }) => {
    go('groups', (await call('POST', 'groups', { body: { name } })).body.id);
  };

  close = () => this.setState({ creating: false });

  view(_, { groups, next, search, creating }) {
    return html`<div class="head"><h1 tabindex="-1">${t('nav.groups')}</h1>
        ${may('warden:group:write') && html`<button type="button" onClick=${() => this.setState({ creating: true })}>${t('groups.new')}</button>`}
      </div>
      <p class="muted">${t('groups.purpose')}</p>
      <label class="field"><span class="unseen">${t('groups.search')}</span>
        <input type="search" placeholder=${t('groups.search')} value=${search} maxlength="64" onInput=${this.search} /></label>
      <${Table} caption=${t('nav.groups')} columns=${groupColumns()} rows=${groups} onMore=${next && this.more}
        empty=${html`<p>${search ? t('groups.nothing', { words: search }) : t('groups.empty')}</p>`} />
      ${creating && html`<${Dialog} title=${t('groups.new')} onClose=${this.close}>
        <${Form} submit=${t('groups.create')} onSubmit=${this.create} onCancel=${this.close}
          fields=${[{ name: 'name', label: t('groups.name'), hint: t('groups.name.hint'), required: true, maxlength: 64 }]} />
      <//>`}`;
  }
}
