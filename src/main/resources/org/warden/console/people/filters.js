import { query } from '../api.js';
import { Component, createRef, html } from '../html.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

const DAY = 86_400_000;
const STATES = ['active', 'invited', 'unconfirmed', 'locked', 'disabled', 'deleted'];
const CREATED = ['1', '7', '30', '365', 'dates'];
const UNSEEN = ['30', '90', '365'];
const SORTS = ['-created', 'created', 'username', '-username', 'email', '-lastSeen', 'lastSeen'];

/** What may stand in the address of the screen. */
export const NAMES = ['search', 'status', 'role', 'secondFactor', 'group', 'created', 'from', 'to', 'unseen', 'sort'];

/** The filters as the API takes them: days of the reader's zone become instants, and the last one counts in full. */
export function parameters({ created, from, to, unseen, sort, ...others }) {
  const dates = created === 'dates';
  return {
    ...others,
    createdFrom: dates ? from && midnight(from) : created && new Date(Date.now() - created * DAY).toISOString(),
    createdTo: dates && to ? midnight(to, DAY) : undefined,
    seenBefore: unseen && new Date(Date.now() - unseen * DAY).toISOString().slice(0, 10),
    sort: others.search ? undefined : sort,
  };
}

function midnight(day, later = 0) {
  return new Date(new Date(`${day}T00:00`).getTime() + later).toISOString();
}

/** The chips below the search field. Each is a native control; one that filters is marked. */
export class Filters extends Component {
  state = { roles: [], groups: [] };
  field = createRef();

  async componentDidMount() {
    const { group } = this.props.filters;
    // Without these lists the other filters still work.
    const [roles, one] = await Promise.all([
      may('warden:role:read') ? call('GET', 'roles').catch(() => undefined) : undefined,
      group && may('warden:group:read') ? call('GET', `groups/${group}`).catch(() => undefined) : undefined,
    ]);
    this.setState({ roles: roles?.body.roles.map(({ name }) => name) ?? [], group: one?.body.path });
  }

  /** Paths to complete what is typed; the one that is typed in full is the filter. */
  findGroup = async ({ target }) => {
    const path = target.value;
    this.setState({ group: path });
    const words = path.split('/').pop().trim();
    const found = await call('GET', query('groups', { search: words, size: 100 })).catch(() => undefined);
    if (target.value === path) {
      this.setState({ groups: found?.body.groups ?? [] });
      const one = found?.body.groups.find((group) => group.path === path);
      if (one?.id !== this.props.filters.group) {
        this.props.onChange({ group: one?.id });
      }
    }
  };

  /** The filter was cleared elsewhere. */
  componentDidUpdate({ filters }) {
    if (filters.group && !this.props.filters.group && document.activeElement !== this.field.current) {
      this.setState({ group: '' });
    }
  }

  render({ filters }, { roles, group }) {
    const dates = filters.created === 'dates';
    const chosen = NAMES.some((name) => name !== 'search' && name !== 'sort' && filters[name]);
    return html`<div class="pills" role="group" aria-label=${t('people.filters')}>
      ${this.list('status', STATES, (one) => t(`status.${one}`))}
      ${(roles.length > 0 || filters.role) && this.list('role', roles.includes(filters.role) || !filters.role ? roles : [filters.role, ...roles], (one) => one)}
      ${this.list('secondFactor', ['true', 'false'], (one) => t(one === 'true' ? 'yes' : 'no'))}
      ${may('warden:group:read') && html`<label class=${filters.group ? 'pill on' : 'pill'}><span>${t('people.group')}</span>
        <input ref=${this.field} list="people-groups" value=${group ?? ''} placeholder=${t('people.any')} autocomplete="off" onInput=${this.findGroup} onFocus=${this.findGroup} /></label>
        <datalist id="people-groups">${this.state.groups.map(({ id, path }) => html`<option key=${id} value=${path} />`)}</datalist>`}
      ${this.list('created', CREATED, (one) => one === 'dates' ? t('people.dates') : t('people.last', { n: Number(one) }))}
      ${dates && ['from', 'to'].map((name) => html`<label key=${name} class=${filters[name] ? 'pill on' : 'pill'}><span>${t(`people.${name}`)}</span>
        <input type="date" value=${filters[name] ?? ''} onChange=${({ target }) => this.props.onChange({ [name]: target.value })} /></label>`)}
      ${this.list('unseen', UNSEEN, (one) => t('people.days', { n: Number(one) }))}
      ${!filters.search && this.list('sort', SORTS.slice(1), (one) => t(`people.sort.${one}`), t('people.sort.-created'))}
      ${chosen && html`<button type="button" class="quiet" onClick=${this.props.onClear}>${t('people.clear')}</button>`}
    </div>`;
  }

  list(name, values, label, any = t('people.any')) {
    const value = this.props.filters[name] ?? '';
    return html`<label key=${name} class=${value ? 'pill on' : 'pill'}><span>${t(`people.filter.${name}`)}</span>
      <select value=${value} onChange=${({ target }) => this.props.onChange({ [name]: target.value })}>
        <option value="">${any}</option>
        ${values.map((one) => html`<option key=${one} value=${one} selected=${one === value}>${label(one)}</option>`)}
      </select></label>`;
  }
}
