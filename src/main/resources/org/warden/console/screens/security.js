import { Component, html } from '../html.js';
import { Codes } from '../parts/codes.js';
import { Dialog } from '../parts/dialog.js';
import { Icon } from '../parts/icon.js';
import { tell } from '../parts/notice.js';
import { ProvenForm, newPassword } from '../parts/proof.js';
import { SecondFactor } from '../parts/second-factor.js';
import { go, to } from '../router.js';
import * as session from '../session.js';
import { t } from '../words.js';

/** Codes that their owner does not have yet, whatever screen is shown meanwhile. */
let codes;

session.watch((user) => {
  codes = user && codes;
});

/** What protects the account: a card for each, with its state in one line and one main button. */
export default class Security extends Component {
  state = { asking: undefined };

  ask = (asking) => this.setState({ asking });
  close = () => this.setState({ asking: undefined });

  change = async ({ password, newPassword: next }) => {
    await session.call('PUT', 'user/password', { body: { currentPassword: password, newPassword: next }, quiet: true });
    this.close();
    tell(t('password.changed'));
  };

  remove = async (proof) => {
    await session.call('DELETE', 'user/2fa', { body: proof, quiet: true });
    await session.loadUser();
    this.close();
    tell(t('factor.removed'));
  };

  renew = async (proof) => {
    const { body } = await session.call('POST', 'user/2fa/recovery-codes', { body: proof, quiet: true });
    codes = body.recoveryCodes;
    this.close();
  };

  active = async (first) => {
    codes = first;
    await session.loadUser();
    go('security');
  };

  kept = () => {
    codes = undefined;
    this.setState({});
  };

  render({ path: [step] }, { asking }) {
    const on = session.user?.secondFactor;
    if (step === 'app' && !on) {
      return html`<${SecondFactor} onDone=${this.active} />`;
    }
    return html`<h1 tabindex="-1">${t('nav.security')}</h1>
      <div class="columns thirds">
        <${Card} name="password" state=${t('password.state')}>
          <button type="button" onClick=${() => this.ask('password')}>${t('password.change')}</button>
        <//>
        <${Card} name="factor" state=${t(on ? 'factor.on' : 'factor.off')} chip=${on ? 'good' : 'warn'}>
          ${on ? html`<button type="button" onClick=${() => this.ask('remove')}>${t('factor.remove')}</button>`
            : html`<a class="button primary" href=${to('security', 'app')}>${t('factor.begin')}</a>`}
        <//>
        <${Card} name="codes" state=${t(on ? 'codes.on' : 'codes.off')} chip=${on ? 'good' : ''}>
          ${on && html`<button type="button" onClick=${() => this.ask('renew')}>${t('codes.renew')}</button>`}
        <//>
      </div>
      ${codes && html`<${Codes} codes=${codes} onDone=${this.kept} />`}
      ${asking && html`<${Dialog} title=${t(`${asking}.title`)} onClose=${this.close}><p>${t(`${asking}.why`)}</p>${this.form(asking)}<//>`}`;
  }

  form(asking) {
    switch (asking) {
      case 'password':
        return html`<${ProvenForm} label=${t('password.present')} after=${[newPassword()]} submit=${t('password.change')} act=${this.change}
          onCancel=${this.close} />`;
      case 'remove':
        return html`<${ProvenForm} both danger submit=${t('factor.remove')} act=${this.remove} onCancel=${this.close} />`;
      default:
        return html`<${ProvenForm} both submit=${t('codes.renew')} act=${this.renew} onCancel=${this.close} />`;
    }
  }
}

const ICONS = { password: 'keys', factor: 'phone', codes: 'record' };

function Card({ name, state, chip = '', children }) {
  return html`<section class="card guard" aria-labelledby="guard-${name}">
    <h2 id="guard-${name}" class="row"><${Icon} name=${ICONS[name]} />${t(`${name}.card`)}</h2>
    <p>${chip ? html`<span class="chip ${chip}">${state}</span>` : state}</p>
    <p class="muted">${t(`${name}.about`)}</p>
    <div class="acts">${children}</div>
  </section>`;
}
