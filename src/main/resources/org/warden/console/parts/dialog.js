import { Component, createRef, html } from '../html.js';
import { t } from '../words.js';

/** Milliseconds in which a dialog that has just opened ignores Enter: the key may be meant for what was there before. */
const GUARD = 300;

let dialogs = 0;

/**
 * A modal dialog with a title. Esc and the button in its corner call onClose; without onClose it cannot be closed. The focus
 * returns to where it was.
 */
export class Dialog extends Component {
  box = createRef();
  id = `dialog-${++dialogs}`;

  componentDidMount() {
    this.origin = document.activeElement;
    this.opened = performance.now();
    const box = this.box.current;
    box.showModal();
    // A login whose name is known begins with the password. Without a field, never on a dangerous button.
    const field = box.querySelector('form :is(input:not([hidden]), select, textarea)');
    (field?.value && box.querySelector('input[type=password]') || field || box.querySelector('.acts button:not(.danger)'))?.focus();
  }

  componentWillUnmount() {
    this.gone = true;
    this.box.current.close();
    (this.origin?.isConnected ? this.origin : document.querySelector('main h1'))?.focus({ preventScroll: true });
  }

  guard = (event) => {
    const presses = event.key === 'Enter' || (event.key === ' ' && !event.target.matches('input:not([type=checkbox]), textarea'));
    if (presses && performance.now() - this.opened < GUARD) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  cancel = (event) => {
    event.preventDefault();
    this.props.onClose?.();
  };

  /** A browser closes a dialog at the second Esc in a row, whatever its page says. */
  closed = () => {
    if (!this.gone && this.props.onClose) {
      this.props.onClose();
    } else if (!this.gone) {
      this.box.current.showModal();
    }
  };

  render({ title, children, onClose, wide }) {
    return html`<dialog ref=${this.box} class=${wide ? 'wide' : ''} aria-labelledby=${this.id}
        onCancel=${this.cancel} onClose=${this.closed} onKeyDownCapture=${this.guard}>
      <header>
        <h2 id=${this.id}>${title}</h2>
        ${onClose && html`<button type="button" class="quiet icon" aria-label=${t('dialog.close')} onClick=${onClose}>✕</button>`}
      </header>
      ${children}
    </dialog>`;
  }
}
