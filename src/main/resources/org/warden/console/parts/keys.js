import { Component, html } from '../html.js';
import { t } from '../words.js';
import { Dialog } from './dialog.js';

const OFF = 'warden.keys';

/** Whether the keys of one character are on. A browser remembers that they are off. */
export function keysAreOn() {
  return !localStorage.getItem(OFF);
}

/** The keys of one character, and the choice to turn them off (WCAG 2.1.4). screens: the name of a screen for its letter. */
export class Keys extends Component {
  turn = ({ target }) => {
    target.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, 'off');
    this.setState({});
  };

  render({ screens, onClose }) {
    return html`<${Dialog} title=${t('shortcuts.title')} onClose=${onClose}>
      <label class="check"><input type="checkbox" checked=${keysAreOn()} onChange=${this.turn} /> ${t('shortcuts.on')}</label>
      <dl class="facts">
        <dt><kbd>/</kbd></dt><dd>${t('search.label')}</dd>
        ${Object.entries(screens).map(([letter, name]) => html`<dt><kbd>g</kbd> <kbd>${letter}</kbd></dt><dd>${t(`nav.${name}`)}</dd>`)}
        <dt><kbd>?</kbd></dt><dd>${t('shortcuts.title')}</dd>
      </dl>
      <p class="muted">${t('shortcuts.then')}</p>
    <//>`;
  }
}
