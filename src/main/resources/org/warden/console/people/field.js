import { Component, createRef, html } from '../html.js';
import { Icon } from '../parts/icon.js';
import { t } from '../words.js';

/** Milliseconds after the last key, before a search begins. */
const PAUSE = 200;
const LEAST = 2;

/** The search field. It keeps what is typed to itself, so that a key costs the same however many rows are on the screen. */
export class SearchField extends Component {
  state = { text: this.props.value ?? '' };
  field = createRef();

  /** The search was cleared or changed from outside. */
  componentDidUpdate({ value }) {
    if (value !== this.props.value && (this.props.value ?? '') !== this.words()) {
      this.setState({ text: this.props.value ?? '' });
    }
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  words(text = this.state.text) {
    return text.trim().length < LEAST ? '' : text.trim();
  }

  type = ({ target }) => this.search(target.value, PAUSE);

  search(text, pause) {
    clearTimeout(this.timer);
    this.setState({ text });
    this.timer = setTimeout(() => this.words(text) !== (this.props.value ?? '') && this.props.onSearch(this.words(text)), pause);
  }

  key = (event) => {
    if (event.key === 'Escape' && this.state.text) {
      event.preventDefault();
      this.search('', 0);
    } else if (event.key === 'Enter') {
      this.search(this.state.text, 0);
    }
  };

  focus() {
    this.field.current.focus();
  }

  render(_, { text }) {
    const short = text.trim().length === 1;
    return html`<div role="search" class="search wide">
      <label><span class="unseen">${t('search.label')}</span><${Icon} name="search" />
        <input ref=${this.field} type="search" value=${text} placeholder=${t('people.search')} maxlength="100" autocomplete="off"
          spellcheck=${false} autocapitalize="none" aria-describedby=${short ? 'people-short' : undefined} onInput=${this.type} onKeyDown=${this.key} /></label>
      ${short && html`<p id="people-short" class="hint">${t('people.short')}</p>`}
    </div>`;
  }
}
