import { Component, html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { tell } from '../parts/notice.js';
import { ProvenForm } from '../parts/proof.js';
import { When } from '../parts/when.js';
import * as session from '../session.js';
import { t } from '../words.js';

/** The owner's profile. Only an administrator can change the user name. */
export default class Me extends Component {
  state = { asking: false, awaited: undefined };

  rename = async (names) => {
    await session.call('PATCH', 'user', { body: names });
    await session.loadUser();
    tell(t('me.saved'));
  };

  move = async ({ password, email }) => {
    await session.call('PUT', 'user/email', { body: { password, email }, quiet: true });
    this.setState({ asking: false, awaited: email });
  };

  render(_, { asking, awaited }) {
    const { user } = session;
    return user && html`<h1 tabindex="-1">${t('nav.me')}</h1>
      <div class="columns">
        <section class="card" aria-labelledby="me-names">
          <h2 id="me-names">${t('me.names')}</h2>
          <${Form} key=${`${user.firstName} ${user.lastName}`} focus=${false} submit=${t('save')} onSubmit=${this.rename} fields=${[
            { name: 'firstName', label: t('name.first'), value: user.firstName, autocomplete: 'given-name', required: true, maxlength: 100 },
            { name: 'lastName', label: t('name.last'), value: user.lastName, autocomplete: 'family-name', required: true, maxlength: 100 },
          ]} />
        </section>
        <section class="card" aria-labelledby="me-account">
          <h2 id="me-account">${t('me.account')}</h2>
          <dl class="facts">
            <dt>${t('name.user')}</dt><dd>${user.username}</dd>
            <dt>${t('name.email')}</dt><dd>${user.email}
              <div role="status">${awaited && html`<p class="hint">${t('me.awaited', { email: awaited })}</p>`}</div>
              <button type="button" class="small" onClick=${() => this.setState({ asking: true })}>${t('me.move')}</button></dd>
            <dt>${t('nav.roles')}</dt><dd><span class="chips">${user.roles.map((role) => html`<span key=${role} class="chip">${role}</span>`)}</span></dd>
            <dt>${t('me.since')}</dt><dd><${When} at=${user.created} dayOnly /></dd>
          </dl>
        </section>
      </div>
      ${asking && html`<${Dialog} title=${t('me.move')} onClose=${() => this.setState({ asking: false })}>
        <p>${t('me.move.why')}</p>
        <${ProvenForm} submit=${t('me.move.submit')} act=${this.move} onCancel=${() => this.setState({ asking: false })}
          fields=${[{ name: 'email', label: t('me.email.new'), type: 'email', autocomplete: 'email', required: true, maxlength: 254 }]} />
      <//>`}`;
  }
}
