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
  return { name: 'code', also: ['recoveryCode'], label: t('login.code'), hint: t('login.code.hint'), autocomplete: 'one-time-code', required,
    maxlength: 64 };
}

export function passwordField(label = t('login.password')) {
  return { name: 'password', also: ['currentPassword'], label, type: 'password', autocomplete: 'current-password', required: true, maxlength: 256 };
}

/** A field for a password to choose. */
export function newPassword(name = 'newPassword', label = t('login.new')) {
  return { name, label, hint: t('password.hint'), type: 'password', autocomplete: 'new-password', required: true, maxlength: 256 };
}

/**
 * A form for an act that needs the password. If the server wants a recent proof too, a field for a code appears, and password
 * and code become that proof; no dialog asks for the password once more. With both, the act needs a code of its own.
 *
 * fields: those before the password; after: those after it; label: what the password is called. act(values) calls the server with quiet.
 */
export class ProvenForm extends Component {
  state = { code: this.props.both };

  submit = async (values) => {
    const { password, code, ...others } = values;
    const { both, act } = this.props;
    if (code && !both) {
      await session.prove(factor({ password, code }));
      this.setState({ code: false });
    }
    try {
      await act(both ? factor(values) : { password, ...others });
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.code !== 'reauthentication-required') {
        throw refusal;
      }
      if (both) {
        await session.prove(factor({ password, code }));
        throw new Refusal({ code: 'invalid-input', status: 400, errors: [{ field: 'code', rule: 'next' }] });
      }
      this.setState({ code: true });
    }
  };

  render({ fields = [], after = [], label, submit, danger, onCancel }, { code }) {
    const all = [...fields, passwordField(label), code && codeField(true), ...after].filter(Boolean);
    return html`<${Form} fields=${all} submit=${submit} danger=${danger} onSubmit=${this.submit} onCancel=${onCancel}
      account=${session.user?.username} />`;
  }
}

/** Asks the owner to prove the account again, before an act that demands a recent proof. Asks for a code once one is wanted. */
export class ProofDialog extends Component {
  prove = async (values) => {
    try {
      await session.prove(factor(values));
    } catch (refusal) {
      // Set up in another tab: the page did not know it.
      if (!(refusal instanceof Refusal) || this.asksCode() || !refusal.errors.some(({ field }) => FACTORS.includes(field))) {
        throw refusal;
      }
      this.setState({ code: true });
      return;
    }
    this.props.onDone(true);
  };

  asksCode() {
    return this.state.code ?? session.user?.secondFactor;
  }

  render({ onDone, covers }) {
    const fields = [passwordField(), this.asksCode() && codeField(true)].filter(Boolean);
    const cancel = covers ? undefined : () => onDone(false);
    return html`<${Dialog} title=${t(covers ? 'cover.title' : 'proof.title')} onClose=${cancel}>
      <p>${t(covers ? 'cover.why' : 'proof.why', { name: session.user?.username })}</p>
      <${Form} fields=${fields} submit=${t('proof.submit')} onSubmit=${this.prove} onCancel=${cancel} account=${session.user?.username} />
      ${covers && html`<button type="button" class="quiet" onClick=${() => session.logout().catch(() => {})}>${t('frame.logout')}</button>`}
    <//>`;
  }
}
