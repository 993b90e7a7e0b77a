import { Refusal } from '../api.js';
import { Component, html } from '../html.js';
import { Form } from '../parts/form.js';
import { codeField, factor, newPassword, passwordField } from '../parts/proof.js';
import * as session from '../session.js';
import { t } from '../words.js';

/**
 * The form of a login. It grows: a code is asked for once the server wants one, a new password once it demands one. What was
 * typed before stays.
 */
export class LoginForm extends Component {
  state = { code: false, change: false };

  submit = async ({ name, ...values }) => {
    const who = name.includes('@') ? { email: name } : { username: name };
    try {
      await session.login(factor({ ...who, ...values }));
      this.props.onDone?.();
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !this.grow(refusal)) {
        throw refusal;
      }
    }
  };

  /** Whether the refusal only asks for a field that was not there. */
  grow({ code }) {
    if (code === 'second-factor-required' && !this.state.code) {
      this.setState({ code: true });
      return true;
    }
    if (code === 'password-change-required' && !this.state.change) {
      this.setState({ change: true });
      return true;
    }
    return false;
  }

  render({ name, children }, { code, change }) {
    const fields = [
      { name: 'name', also: ['email', 'username'], label: t('login.name'), value: name, autocomplete: 'username', required: true, maxlength: 254 },
      passwordField(),
      code && codeField(true),
      change && newPassword(),
    ].filter(Boolean);
    return html`<${Form} fields=${fields} submit=${t('login.submit')} onSubmit=${this.submit}>
      ${change && html`<p>${t('login.new.hint')}</p>`}${children}<//>`;
  }
}

/** The page before a login; below it stands what foot holds. */
export function Entry({ title, foot, children }) {
  return html`<main class="entry" id="main">
    <div class="card">
      <p class="brand">Warden</p>
      <h1 tabindex="-1">${title}</h1>
      ${children}
    </div>
    <div class="row foot">${foot}</div>
  </main>`;
}

/** A browser drops the cookie of the session over plain HTTP, so that a login would loop. */
export function Insecure() {
  return html`<${Entry} title=${t('insecure.title')}><p>${t('insecure.why')}</p><//>`;
}
