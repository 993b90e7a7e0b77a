import { Component, createRef, html } from '../html.js';
import { Icon } from './icon.js';
import { Keys, keysAreOn } from './keys.js';
import { go, here, to } from '../router.js';
import { may } from '../session.js';
import { t } from '../words.js';

/** After "g", the first letter of a screen. */
const SCREENS = { o: 'overview', p: 'people', r: 'roles', g: 'groups', a: 'record', k: 'keys' };

/** The search of the bar, and the keys of the console: / for the search, g and a letter for a screen, ? for their list. */
export class Search extends Component {
  field = createRef();

  componentDidMount() {
    addEventListener('keydown', this.key);
  }

  componentWillUnmount() {
    removeEventListener('keydown', this.key);
  }

  key = (event) => {
    const typing = event.target.closest?.('input, textarea, select, dialog');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) {
      return;
    }
    const after = this.before;
    this.before = event.key;
    if (event.key === '/') {
      event.preventDefault();
      (this.field.current ?? document.querySelector('main input[type=search]'))?.focus();
    } else if (event.key === '?') {
      this.list();
    } else if (after === 'g' && SCREENS[event.key]) {
      this.before = undefined;
      go(SCREENS[event.key]);
    }
  };

  submit = (event) => {
    event.preventDefault();
    const search = this.field.current.value.trim();
    location.hash = search ? `${to('people')}?${new URLSearchParams({ search })}` : to('people');
  };

  list = () => this.setState({ listed: true });

  render(_, { listed }) {
    return html`${may('warden:account:read') && here().path[0] !== 'people' && html`<form role="search" class="search" onSubmit=${this.submit}>
      <label><span class="unseen">${t('search.label')}</span><${Icon} name="search" />
        <input ref=${this.field} type="search" placeholder=${t('search.label')} maxlength="100" autocomplete="off" spellcheck=${false} /></label>
    </form>`}
    <button type="button" class="quiet icon keys" aria-label=${t('shortcuts.title')} onClick=${this.list}>?</button>
    ${listed && html`<${Keys} screens=${SCREENS} onClose=${() => this.setState({ listed: false })} />`}`;
  }
}
