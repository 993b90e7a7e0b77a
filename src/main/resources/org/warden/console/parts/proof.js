import { Form } from './form.js';
import { Dialog } from './dialog.js';
import { Refusal } from '../api.js';
import { Component, html } from '../html.js';
import * as session from '../session.js';
import { t } from '../words.js';

const CODE = /^\d{6}$/;
const FACTORS = ['code', 'recoveryCode'];

/** A code of the authenticator app or a recovery code, as the API tells them apart. */
export function factor({ code, ...others }) {
  const text = code?.replace(/[\s-]/g, '') ?? '';
  return text === '' ? others : CODE.test(text) ? { ...others, code: text } : { ...others, recoveryCode: code.trim() };
}

export function codeField(required) {
  return { name: 'code', label: t('login.code'), hint: t('login.code.hint'), autocomplete: 'one-time-code', required, maxlength: 64 };
}

/** What is wrong with a recovery code belongs to the one field for both. Throws the refusal. */
export function refuseFactor(refusal) {
  refusal.errors?.filter(({ field }) => FACTORS.includes(field)).forEach((error) => Object.assign(error, { field: 'code', rule: 'factor' }));
  throw refusal;
}

/** Asks the owner to prove the account again, before an act that demands a recent proof. Asks for a code once one is wanted. */
export class ProofDialog extends Component {
  state = { code: false };

  prove = async (values) => {
    try {
      await session.prove(factor(values));
    } catch (refusal) {
      if (refusal instanceof Refusal && !this.state.code && refusal.errors.some(({ field }) => FACTORS.includes(field))) {
        this.setState({ code: true });
        return;
      }
      refuseFactor(refusal);
    }
    this.props.onDone(true);
  };

  render({ onDone, covers }, { code }) {
    const fields = [{ name: 'password', label: t('login.password'), type: 'password', autocomplete: 'current-password', required: true, maxlength: 256 }];
    const cancel = covers ? undefined : () => onDone(false);
    return html`<${Dialog} title=${t(covers ? 'cover.title' : 'proof.title')} onClose=${cancel}>
      <p>${t(covers ? 'cover.why' : 'proof.why', { name: session.user.username })}</p>
      <${Form} fields=${code ? [...fields, codeField(true)] : fields} submit=${t('proof.submit')} onSubmit=${this.prove} onCancel=${cancel} />
      ${covers && html`<button type="button" class="quiet" onClick=${() => session.logout().catch(() => {})}>${t('frame.logout')}</button>`}
    <//>`;
  }
}
