import { send } from '../api.js';
import { Component, createRef, html } from '../html.js';
import { Form } from '../parts/form.js';
import { newPassword } from '../parts/proof.js';
import * as session from '../session.js';
import { t } from '../words.js';

function back() {
  return html`<p><a href="#/">${t('entry.back')}</a></p>`;
}

/** A form that ends with a sentence: the answer comes by mail. */
class MailedForm extends Component {
  said = createRef();

  componentDidUpdate(_, { mailed }) {
    if (this.state.mailed && !mailed) {
      this.said.current.focus();
    }
  }

  /** A subclass has fields(), and submit(values), which sends them. */
  render({}, { mailed }) {
    return mailed ? html`<p tabindex="-1" ref=${this.said} class="said">${mailed}</p>${this.next?.()}${back()}`
      : html`<p>${t(`${this.name}.why`)}</p>
        <${Form} fields=${this.fields()} submit=${t(`${this.name}.submit`)} onSubmit=${this.submit} />${back()}`;
  }
}

/** Creates an account. If its address must be confirmed, the mail has the link; otherwise this is a login too. */
export class RegisterForm extends MailedForm {
  name = 'register';

  fields() {
    return [
      { name: 'firstName', label: t('name.first'), autocomplete: 'given-name', required: true, maxlength: 100 },
      { name: 'lastName', label: t('name.last'), autocomplete: 'family-name', required: true, maxlength: 100 },
      { name: 'email', label: t('name.email'), type: 'email', autocomplete: 'email', required: true, maxlength: 254 },
      { name: 'username', label: t('name.user'), hint: t('name.user.hint'), autocomplete: 'username', required: true, maxlength: 64 },
      newPassword('password', t('login.password')),
    ];
  }

  submit = async (values) => {
    const { status } = await send('POST', 'user/register', { body: values });
    if (status === 201) {
      await session.login({ email: values.email, password: values.password });
    } else {
      this.setState({ mailed: t('register.mailed', { email: values.email }) });
    }
  };

  next() {
    return html`<p>${t('register.again')} <a href="#/confirm">${t('login.confirm')}</a></p>`;
  }
}

/** Asks for a mail to an address. The answer is the same for every address, so that no stranger learns who has an account. */
class AddressForm extends MailedForm {
  fields() {
    return [{ name: 'email', label: t('name.email'), type: 'email', autocomplete: 'email', required: true, maxlength: 254 }];
  }

  submit = async ({ email }) => {
    await send('POST', this.path, { body: { email } });
    this.setState({ mailed: t(`${this.name}.mailed`, { email }) });
  };
}

export class ForgotForm extends AddressForm {
  name = 'forgot';
  path = 'user/forgot-password';
}

export class ResendForm extends AddressForm {
  name = 'confirm';
  path = 'user/resend-confirmation';
}
