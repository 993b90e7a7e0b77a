import { query } from '../api.js';
import { Component, createRef, html } from '../html.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { remember, to } from '../router.js';
import { call, may, user } from '../session.js';
import { t } from '../words.js';
import { columns, Columns } from '../people/columns.js';
import { SearchField } from '../people/field.js';
import { Filters, NAMES, parameters } from '../people/filters.js';

const SIZE = 50;
const MOST = 200;

/** Pages that a filter without an index may leave empty before the reader is asked. */
const EMPTY_PAGES = 10;

/** Milliseconds in which the number found must not change before it is read aloud. */
const STABLE = 500;

/** What was on the screen when it was left, so that "back" finds as many rows again. */
let left;

/** All people: search, filters, and a table that grows in place. */
export default class People extends Screen {
  field = createRef();
  placed = true;
  state = { filters: filtersOf(this.props.query) };

  componentDidMount() {
    if (left?.key === keyOf(this.state.filters)) {
      const { rows, next, total, scroll } = left;
      this.size = Math.min(MOST, Math.max(SIZE, rows.length));
      this.setState({ rows, next, total, loaded: true }, () => setTimeout(() => scrollTo(0, scroll)));
    }
    super.componentDidMount();
  }

  componentDidUpdate({ query: before }) {
    if (before !== this.props.query) {
      this.setState({ filters: filtersOf(this.props.query) }, this.reload);
    }
  }

  componentWillUnmount() {
    super.componentWillUnmount();
    const { filters, rows, next, total } = this.state;
    // A logout removes the screen too: the next account must not see these rows.
    left = rows && user && { key: keyOf(filters), rows, next, total, scroll: scrollY };
  }

  /** A page may be empty and not the last one: the server compares only so many rows at a time. */
  async load(signal) {
    const size = this.size ?? SIZE;
    this.size = undefined;
    const given = parameters(this.state.filters);
    let { body } = await call('GET', query('users', { ...given, size }), { signal });
    const { total } = body;
    for (let pages = 1; body.users.length === 0 && body.next && pages < EMPTY_PAGES; pages++) {
      ({ body } = await call('GET', query('users', { ...given, size, cursor: body.next }), { signal }));
    }
    return { rows: body.users, next: body.next, total, shown: this.state.filters, busy: false };
  }

  more = async () => {
    const { filters, next } = this.state;
    const { body } = await call('GET', query('users', { ...parameters(filters), size: SIZE, cursor: next }), { signal: this.reading.signal });
    if (filters === this.state.filters) {
      this.setState(({ rows }) => ({ rows: [...rows, ...body.users], next: body.next }));
    }
  };

  change = (changed) => {
    const filters = { ...this.state.filters, ...changed };
    remember(filters);
    this.setState({ filters, busy: true }, this.reload);
  };

  search = (search) => this.change({ search });

  clear = () => {
    this.change(Object.fromEntries(NAMES.map((name) => [name, undefined])));
    this.field.current.focus();
  };

  /** The arrow keys walk from the search field through the names. */
  walk = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [...event.currentTarget.querySelectorAll('input[type=search], tbody th a')];
    const at = stops.indexOf(event.target);
    if (at >= 0 && step) {
      event.preventDefault();
      stops[at + step]?.focus();
    } else if (at > 0 && event.key === 'Escape') {
      stops[0].focus();
    }
  };

  view(_, { rows, next, total, filters, shown, busy, ...state }) {
    const { refusal } = state;
    return html`<div class="head"><h1 tabindex="-1">${t('nav.people')}</h1>
        <${Columns} onChange=${() => this.setState({})} />
        ${may('warden:account:create') && html`<a class="button primary" href=${to('invite')}>${t('people.invite')}</a>`}
      </div>
      <div class="stack" onKeyDown=${this.walk}>
        <${SearchField} ref=${this.field} value=${filters.search} onSearch=${this.search} />
        <${Filters} filters=${filters} onChange=${this.change} onClear=${this.clear} />
        ${this.notices(state)}
        <${Found} text=${rows && !refusal ? found(rows, next, total) : ''} />
        <${Table} caption=${t('nav.people')} columns=${columns()} rows=${rows} busy=${busy && !refusal} onMore=${next && rows?.length > 0 && this.more}
          empty=${rows?.length === 0 && this.nothing(shown ?? filters, next)} />
      </div>`;
  }

  nothing(filters, next) {
    if (next) {
      return html`<p>${t('people.further')}</p><button type="button" onClick=${() => this.act(this.more)}>${t('people.further.go')}</button>`;
    }
    return keyOf(filters)
      ? html`<p>${filters.search ? t('people.nothing', { words: filters.search }) : t('people.nothing.filters')}</p>
        <button type="button" onClick=${this.clear}>${t('people.clear')}</button>`
      : html`<p>${t('people.none')}</p>${may('warden:account:create') && html`<a class="button" href=${to('invite')}>${t('people.none.invite')}</a>`}`;
  }
}

function filtersOf(parameters) {
  return Object.fromEntries(NAMES.map((name) => [name, parameters.get(name) ?? undefined]));
}

function keyOf(filters) {
  return NAMES.filter((name) => filters[name]).map((name) => `${name}=${filters[name]}`).join('&');
}

function found(rows, next, total) {
  return total === undefined ? t(next ? 'people.more' : 'people.found', { n: rows.length }) : t('people.found', { n: total });
}

/** How many were found. It is read aloud only once it has been stable for a moment. */
class Found extends Component {
  componentDidMount() {
    this.componentDidUpdate({});
  }

  componentDidUpdate({ text }) {
    if (text !== this.props.text) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.setState({ said: this.props.text }), STABLE);
    }
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  render({ text }, { said }) {
    return html`<p class="muted found" aria-hidden="true">${text || '\u00a0'}</p><p role="status" class="unseen">${said}</p>`;
  }
}
