import { Component, html } from '../html.js';
import { may, user } from '../session.js';
import { has, t } from '../words.js';
import { reason } from './reason.js';

/** Codes whose sentence tells the reader all there is to do; any other refusal shows the request id for a report. */
const FORESEEN = 500;

/** The sentence for a refusal in the reader's language; the server's own one if the pages do not know its code. */
export function sentence(refusal) {
  const key = `problem.${refusal.code}`;
  return has(key) ? t(key) : refusal.message || t('problem.unexpected');
}

/** Where the console explains to the caller why a permission or a role is missing. */
function explained(required) {
  return `../console/#/person/${user.id}/access?${new URLSearchParams({ [required.includes(':') ? 'permission' : 'role']: required })}`;
}

/**
 * Shows a refusal: its sentence, what is wrong with which parameter, what the caller lacks and why, how long to wait, and the
 * request id of an unforeseen one. known: the fields that show their errors themselves.
 */
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

  render({ refusal, onRetry, known = [] }, { left = 0 }) {
    if (!refusal) {
      return html`<div role="alert"></div>`;
    }
    const unforeseen = refusal.status >= FORESEEN && refusal.requestId;
    const errors = [...new Set(refusal.errors.filter(({ field }) => !known.includes(field)).map(reason))];
    return html`<div role="alert" class="refusal">
      <p>${errors.length > 0 ? errors.join(' ') : sentence(refusal)}</p>
      ${refusal.required.length > 0 && html`<p>${t('refusal.required')} ${refusal.required.map((one) => html`<code>${one}</code> `)}
        ${user && may('warden:account:read') && html`<a href=${explained(refusal.required[0])}>${t('refusal.why')}</a>`}</p>`}
      ${refusal.retryAfter > 0 && html`<p aria-live=${left > 0 ? 'off' : undefined}>${left > 0 ? t('refusal.wait', { n: left }) : t('refusal.now')}</p>`}
      ${unforeseen && html`<p>${t('refusal.id')} <code>${refusal.requestId}</code>
        <button type="button" class="quiet" onClick=${() => navigator.clipboard?.writeText(refusal.requestId)}>${t('copy')}</button></p>`}
      ${onRetry && html`<button type="button" onClick=${onRetry}>${t('refusal.again')}</button>`}
    </div>`;
  }
}
