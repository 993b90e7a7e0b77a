import { Refusal } from '../api.js';
import { Component, html } from '../html.js';
import { RefusalNotice } from './refusal.js';

/**
 * A screen that reads something before it can show it. A subclass has load(signal), which returns the new state, and
 * view(props, state). A call of reload() aborts the one before; what is on the screen stays until the new state is there.
 */
export class Screen extends Component {
  componentDidMount() {
    this.reload();
  }

  componentWillUnmount() {
    this.reading?.abort();
  }

  reload = async () => {
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    try {
      const state = await this.load(reading.signal);
      if (!reading.signal.aborted) {
        this.setState({ ...state, loaded: true, refusal: undefined }, keepFocus);
      }
    } catch (refusal) {
      if (reading.signal.aborted) {
        return;
      }
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.setState({ refusal });
    }
  };

  /** Does something and shows its refusal, with no button to try again: the reader has one already. */
  act = async (work) => {
    this.setState({ busy: true, refused: undefined });
    try {
      await work();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.setState({ refused: refusal });
    } finally {
      this.setState({ busy: false });
    }
  };

  /** Above the view; a view that shows it elsewhere, so that nothing jumps, says so with placed = true. */
  notices({ refusal, refused }) {
    return html`${refusal && html`<${RefusalNotice} refusal=${refusal} onRetry=${this.reload} />`}
      ${refused && html`<${RefusalNotice} refusal=${refused} />`}`;
  }

  render(props, state) {
    return html`${!this.placed && this.notices(state)}${this.view(props, state)}`;
  }
}

/** The button that had the focus may be gone after its act. */
function keepFocus() {
  if (document.activeElement === document.body) {
    document.querySelector('main h1')?.focus({ preventScroll: true });
  }
}
