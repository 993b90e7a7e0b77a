import { html } from '../html.js';
import { t } from '../words.js';

const KINDS = { active: 'good', invited: 'on', unconfirmed: 'warn', locked: 'bad', disabled: 'bad', deleted: 'bad' };

/** Characters of which nothing can be seen: a name of these alone would be a link that cannot be found. */
const INVISIBLE = /[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** The name of a person as text. */
export function nameOf({ firstName, lastName, username }) {
  const name = `${firstName ?? ''} ${lastName ?? ''}`.trim();
  return name.replace(INVISIBLE, '') ? name : username;
}

/** The state of an account, in a word. */
export function Status({ of }) {
  return html`<span class="chip ${KINDS[of] ?? ''}">${t(`status.${of}`)}</span>`;
}

/** A few short texts side by side. */
export function Chips({ names, none = t('none') }) {
  return names.length > 0 ? html`<span class="chips">${names.map((name) => html`<span key=${name} class="chip">${name}</span>`)}</span>`
    : html`<span class="muted">${none}</span>`;
}
