import { html } from '../html.js';
import { day, t, time } from '../words.js';

/** A time in the reader's zone; the exact instant in UTC is in its title. */
export function When({ at, dayOnly }) {
  return at
    ? html`<time datetime=${at} title="${at.replace('T', ' ').replace('Z', '')} UTC">${dayOnly ? day(at) : time(at)}</time>`
    : html`<span class="muted">${t('never')}</span>`;
}
