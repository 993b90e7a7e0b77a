import { Refusal } from '../api.js';
import { Component, createRef, html } from '../html.js';
import { t } from '../words.js';
import { reason } from './reason.js';
import { RefusalNotice } from './refusal.js';

let forms = 0;

/**
 * A form that keeps what was typed until its act succeeds.
 *
 * fields: { name, label, type, value, hint, autocomplete, required, maxlength, options: [{ value, label }], rows, also }. A
 * field that is left empty and is not required is not sent. onSubmit gets the values and may throw a Refusal: its errors go to
 * their fields, or to the field that lists their name in also, and the first of these gets the focus. account is the user name
 * for which a password manager fills in or keeps the password of a form without that name.
 */
export class Form extends Component {
  id = `form-${++forms}`;
  box = createRef();
  state = { values: {}, refusal: undefined, busy: false };

  componentDidMount() {
    if (this.props.focus !== false) {
      this.box.current.querySelector('input:not([hidden]), select, textarea')?.focus();
    }
  }

  value({ name, value }) {
    return this.state.values[name] ?? value ?? '';
  }

  type = ({ target }) => {
    const value = target.type === 'checkbox' ? target.checked : target.value;
    this.setState(({ values }) => ({ values: { ...values, [target.name]: value } }));
  };

  submit = async (event) => {
    event.preventDefault();
    if (this.state.busy) {
      return;
    }
    this.setState({ busy: true, refusal: undefined });
    try {
      this.requireAll();
      await this.props.onSubmit(this.values());
      this.gone || this.setState({ busy: false });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      this.setState({ busy: false, refusal }, () => this.box.current?.querySelector('[aria-invalid=true]')?.focus());
    }
  };

  componentWillUnmount() {
    this.gone = true;
  }

  /** Done here, since the browser would speak its own language. */
  requireAll() {
    const missing = this.props.fields.filter((field) => field.required && !this.value(field));
    if (missing.length > 0) {
      throw new Refusal({ code: 'invalid-input', status: 400, errors: missing.map(({ name }) => ({ field: name, rule: 'required' })) });
    }
  }

  values() {
    const all = this.props.fields.map((field) => [field.name, this.value(field), field.required]);
    return Object.fromEntries(all.filter(([, value, required]) => required || value !== '').map(([name, value]) => [name, value]));
  }

  render({ fields, submit, danger, children, onCancel, inline, account }, { refusal, busy }) {
    const errors = ({ name, also = [] }) => refusal?.errors.filter(({ field }) => field === name || also.includes(field)) ?? [];
    const elsewhere = refusal && !fields.some((field) => errors(field).length > 0);
    return html`<form ref=${this.box} onSubmit=${this.submit} aria-busy=${busy} noValidate class=${inline ? 'inline' : ''}>
      ${account && html`<input hidden type="text" autocomplete="username" value=${account} readonly />`}
      ${fields.map((field) => this.field(field, errors(field)))}
      ${children}
      <${RefusalNotice} refusal=${elsewhere ? refusal : undefined} />
      <div class="acts">
        <button class=${danger ? 'danger' : 'primary'} disabled=${busy}>${submit}</button>
        ${onCancel && html`<button type="button" onClick=${onCancel}>${t('cancel')}</button>`}
      </div>
    </form>`;
  }

  field(field, errors) {
    const id = `${this.id}-${field.name}`;
    const notes = [field.hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ');
    return html`<div class="field" key=${field.name}>
      ${field.type !== 'checkbox' && html`<label for=${id}>${field.label}${!field.required && field.optional !== false
        && html` <span class="muted">${t('form.optional')}</span>`}</label>`}
      ${this.control(field, { id, name: field.name, 'aria-invalid': errors.length > 0 ? 'true' : undefined,
        'aria-describedby': notes || undefined })}
      ${field.hint && html`<p id="${id}-hint" class="hint">${field.hint}</p>`}
      ${errors.length > 0 && html`<p id="${id}-error" class="error">${errors.map(reason).join(' ')}</p>`}
    </div>`;
  }

  control(field, attributes) {
    const value = this.value(field);
    if (field.options) {
      return html`<select ...${attributes} value=${value} onChange=${this.type}>
        ${field.options.map((option) => html`<option key=${option.value} value=${option.value} selected=${option.value === value}>${option.label}</option>`)}
      </select>`;
    }
    if (field.type === 'checkbox') {
      return html`<label class="check"><input type="checkbox" ...${attributes} checked=${value === true} onChange=${this.type} /> ${field.label}</label>`;
    }
    if (field.rows) {
      return html`<textarea ...${attributes} rows=${field.rows} maxlength=${field.maxlength} value=${value} onInput=${this.type} />`;
    }
    const input = html`<input ...${attributes} type=${this.typeOf(field)} value=${value} aria-required=${field.required ? 'true' : undefined} maxlength=${field.maxlength}
      autocomplete=${field.autocomplete ?? 'off'} inputmode=${field.inputmode} pattern=${field.pattern} spellcheck=${false}
      autocapitalize=${field.autocomplete?.endsWith('-name') ? 'words' : 'none'} onInput=${this.type} />`;
    return field.type === 'password' ? html`<div class="secret-field">${input}<${Reveal} shown=${this.state.shown} for=${attributes.id}
      onClick=${() => this.setState(({ shown }) => ({ shown: !shown }))} /></div>` : input;
  }

  /** What is hidden while it is typed can be shown, which makes long passwords easier. */
  typeOf({ type = 'text' }) {
    return type === 'password' && this.state.shown ? 'text' : type;
  }
}

function Reveal({ shown, for: field, onClick }) {
  return html`<button type="button" class="quiet" aria-controls=${field} onClick=${onClick}>${t(shown ? 'password.hide' : 'password.show')}</button>`;
}
