import { html } from '../html.js';
import { scheme, schemes, setScheme } from '../scheme.js';
import { choose, language, languages, t } from '../words.js';

/** The reader's language and colour scheme. */
export function Choices({ onChange }) {
  return html`<label class="choice"><span class="unseen">${t('frame.language')}</span>
      <select value=${language} onChange=${async ({ target }) => { await choose(target.value); onChange(); }}>
        ${languages.map(({ tag, name }) => html`<option key=${tag} value=${tag} selected=${tag === language}>${name}</option>`)}
      </select></label>
    <label class="choice"><span class="unseen">${t('frame.scheme')}</span>
      <select value=${scheme()} onChange=${({ target }) => { setScheme(target.value); onChange(); }}>
        ${schemes.map((name) => html`<option key=${name} value=${name} selected=${name === scheme()}>${t(`scheme.${name}`)}</option>`)}
      </select></label>`;
}
