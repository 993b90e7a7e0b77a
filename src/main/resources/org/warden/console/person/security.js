import { html } from '../html.js';
import { number, t } from '../words.js';

/** The state of what protects the account. What can be done about it is among the acts. */
export function Security({ user }) {
  const facts = {
    factor: user.secondFactor ? chip('good', 'yes') : chip('warn', 'no'),
    email: user.emailConfirmed ? chip('good', 'yes') : chip('warn', 'no'),
    guesses: user.guessesBlocked ? chip('bad', 'yes') : t('no'),
    change: user.passwordChangeRequired ? chip('warn', 'yes') : t('no'),
    sessions: user.sessions >= 100 ? t('security.many') : number(user.sessions),
  };
  return html`<section class="card"><h2 class="unseen">${t('person.security')}</h2>
    <dl class="facts">${Object.entries(facts).map(([name, value]) => html`<dt>${t(`security.${name}`)}</dt><dd>${value}</dd>`)}</dl></section>`;
}

function chip(kind, word) {
  return html`<span class="chip ${kind}">${t(word)}</span>`;
}
