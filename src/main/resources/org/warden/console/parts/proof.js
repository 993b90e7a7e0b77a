import { Form } from './form.js';
import { Dialog } from './dialog.js';
import { Refusal } from '../api.js';
import { Component, html } from '../html.js';
import * as session from '../session.js';
import { t } from '../words.js';

const CODE = /^\d{6}$/;

/** A code of the authenticator app or a recovery code, as the API tells them apart. */
export function factor({ code, ...others }) {
  const text = code?.replace(/[\s-]/g, '') ?? '';
  return text === '' ? others : CODE.test(text) ? { ...others, code: text } : { ...others, recoveryCode: code.trim() };
}

export function codeField(required) {
  return { name: 'code', label: t('login.code'), hint: t('login.code.hint'), autocomplete: 'one-time-code', required, maxlength: 64 };
}

/** Asks the owner to prove the account again, before an act that demands a recent proof. */
export class ProofDialog extends Component {
  state = { code: false };

  prove = async (values) => {
    try {
      await session.prove(factor(values));
      this.props.onDone(true);
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'second-factor-required' && !this.state.code) {
        this.setState({ code: true });
        return;
      }
      throw refusal;
    }
  };

  render({ onDone, covers }, { code }) {
    const fields = [{ name: 'password', label: t('login.password'), type: 'password', autocomplete: 'current-password', required: true, maxlength: 256 }];
    return html`<${Dialog} title=${t(covers ? 'cover.title' : 'proof.title')} onClose=${covers ? undefined : () => onDone(false)}>
      <p>${t(covers ? 'cover.why' : 'proof.why', { name: session.user.username })}</p>
      <${Form} key=${code} fields=${code ? [...fields, codeField(true)] : fields} submit=${t('proof.submit')} onSubmit=${this.prove}>
        ${covers && html`<p><button type="button" class="quiet" onClick=${() => session.logout()}>${t('frame.logout')}</button></p>`}
      <//>
    <//>`;
  }
}
