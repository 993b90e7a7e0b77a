import { html } from '../html.js';
import { day, t, time } from '../words.js';

/** A time in the reader's zone; the exact instant in UTC is in its title. none: what to show without a time. */
export function When({ at, dayOnly, none = t('never') }) {
  return at
    ? html`<time class="nowrap" datetime=${at} title="${at.replace('T', ' ').replace('Z', '')} UTC">${dayOnly ? day(at) : time(at)}</time>`
    : html`<span class="muted">${none}</span>`;
}
