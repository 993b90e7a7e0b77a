import { Component, createRef, html } from '../html.js';
import { Icon } from './icon.js';
import { go, here, to } from '../router.js';
import { may } from '../session.js';
import { t } from '../words.js';

/** After "g", the first letter of a screen. */
const SCREENS = { o: 'overview', p: 'people', r: 'roles', g: 'groups', a: 'record', k: 'keys' };
const OFF = 'warden.keys';

/** The search of the bar, and the keys of the console: / for the search, g and a letter for a screen. Both can be turned off. */
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
    if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) {
      return;
    }
    const after = this.before;
    this.before = event.key;
    if (event.key === '/') {
      event.preventDefault();
      this.field.current?.focus();
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

  render() {
    return may('warden:account:read') && here().path[0] !== 'people' && html`<form role="search" class="search" onSubmit=${this.submit}>
      <label><span class="unseen">${t('search.label')}</span><${Icon} name="search" />
        <input ref=${this.field} type="search" placeholder=${t('search.label')} maxlength="100" autocomplete="off" spellcheck=${false} /></label>
    </form>`;
  }
}
