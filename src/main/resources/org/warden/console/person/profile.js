import { Component, html } from '../html.js';
import { When } from '../parts/when.js';
import { may } from '../session.js';
import { language, t } from '../words.js';
import { Edit } from './edit.js';

const LANGUAGES = ['de', 'de-AT', 'de-CH', 'en', 'en-GB', 'en-US', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'tr'];

/** Names, address and dates, and their change. */
export class Profile extends Component {
  close = () => this.setState({ editing: undefined });

  render({ user, own, ...props }, { editing }) {
    const edits = !own && user.status !== 'deleted' && may('warden:account:update');
    return html`<section class="card"><h2 class="unseen">${t('person.profile')}</h2>
      <dl class="facts">
        ${fact('firstName', html`<bdi>${user.firstName}</bdi>`)}${fact('lastName', html`<bdi>${user.lastName}</bdi>`)}
        ${fact('username', user.username)}
        ${fact('email', html`${user.email} ${!user.emailConfirmed && html`<span class="chip warn">${t('profile.unconfirmed')}</span>`}`)}
        ${fact('language', user.language ? named(user.language) : html`<span class="muted">${t('profile.nolanguage')}</span>`)}
        ${fact('created', html`<${When} at=${user.created} />`)}
        ${fact('lastSeen', html`<${When} at=${user.lastSeen} dayOnly />`)}
        ${fact('id', html`<code>${user.id}</code>`)}
      </dl>
      ${edits && html`<div class="acts"><button type="button" onClick=${() => this.setState({ editing: 'names' })}>${t('profile.edit')}</button>
        ${may('warden:account:email') && html`<button type="button" onClick=${() => this.setState({ editing: 'email' })}>${t('profile.email')}</button>`}</div>`}
    </section>
    ${editing && html`<${Edit} key=${editing} user=${user} ...${props} ...${form(editing, user)} onClose=${this.close} />`}`;
  }
}

function form(editing, user) {
  return editing === 'email'
    ? { title: t('profile.email'), why: t('profile.email.effect'), done: t('profile.email.done'),
      fields: [{ name: 'email', label: t('people.email'), type: 'email', value: user.email, required: true, maxlength: 254 }] }
    : { title: t('profile.edit'), done: t('profile.saved'), fields: [
      { name: 'firstName', label: t('profile.firstName'), value: user.firstName, required: true, maxlength: 100 },
      { name: 'lastName', label: t('profile.lastName'), value: user.lastName, required: true, maxlength: 100 },
      { name: 'username', label: t('people.username'), value: user.username, hint: t('profile.username.hint'), required: true, maxlength: 64 },
      { name: 'language', label: t('people.language'), value: user.language, hint: t('profile.language.hint'), suggestions: LANGUAGES, maxlength: 35 }] };
}

function fact(name, content) {
  const key = { username: 'people.username', email: 'people.email', language: 'people.language', created: 'people.created', lastSeen: 'people.lastSeen' }[name];
  return html`<dt>${t(key ?? `profile.${name}`)}</dt><dd>${content}</dd>`;
}

function named(tag) {
  return `${new Intl.DisplayNames(language, { type: 'language' }).of(tag)} (${tag})`;
}
