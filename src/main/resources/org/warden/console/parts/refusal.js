import { Component, html } from '../html.js';
import { has, t } from '../words.js';

/** Codes whose sentence tells the reader all there is to do; any other refusal shows the request id for a report. */
const FORESEEN = 500;

/** The sentence for a refusal in the reader's language; the server's own one if the pages do not know its code. */
export function sentence(refusal) {
  const key = `problem.${refusal.code}`;
  return has(key) ? t(key) : refusal.message || t('problem.unexpected');
}

/** Shows a refusal: its sentence, what the caller lacks, how long to wait, and the request id of an unforeseen one. */
export class RefusalNotice extends Component {
  componentDidMount() {
    this.count();
  }

  componentDidUpdate({ refusal }) {
    if (refusal !== this.props.refusal) {
      this.count();
    }
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  count() {
    clearInterval(this.timer);
    this.setState({ left: this.props.refusal?.retryAfter ?? 0 });
    if (this.props.refusal?.retryAfter) {
      this.timer = setInterval(() => this.setState(({ left }) => ({ left: Math.max(0, left - 1) })), 1000);
    }
  }

  render({ refusal, onRetry }, { left = 0 }) {
    if (!refusal) {
      return html`<div role="alert"></div>`;
    }
    const unforeseen = refusal.status >= FORESEEN && refusal.requestId;
    return html`<div role="alert" class="refusal">
      <p>${sentence(refusal)}</p>
      ${refusal.required?.length > 0 && html`<p>${t('refusal.required')} ${refusal.required.map((one) => html`<code>${one}</code> `)}</p>`}
      ${refusal.retryAfter > 0 && html`<p>${left > 0 ? t('refusal.wait', { n: left }) : t('refusal.now')}</p>`}
      ${unforeseen && html`<p>${t('refusal.id')} <code>${refusal.requestId}</code>
        <button type="button" class="quiet" onClick=${() => navigator.clipboard?.writeText(refusal.requestId)}>${t('copy')}</button></p>`}
      ${onRetry && html`<button type="button" onClick=${onRetry}>${t('refusal.again')}</button>`}
    </div>`;
  }
}
