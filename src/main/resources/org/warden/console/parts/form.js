import { Refusal } from '../api.js';
import { Component, createRef, html } from '../html.js';
import { t } from '../words.js';
import { reason } from './reason.js';
import { RefusalNotice } from './refusal.js';

let forms = 0;

/**
 * A form that keeps what was typed until its act succeeds.
 *
 * fields: { name, label, type, value, hint, autocomplete, required, maxlength, rows }, and one of options: [{ value, label }]
 * for a list, choices: [{ value, label }] for a set of which any may be chosen, suggestions: texts to complete what is typed.
 * A field may have other names in the API's errors: also. A field that is left empty and is not required is not sent; the type
 * datetime-local is sent as an instant. onSubmit gets the values and may throw a Refusal: its errors go to their fields, and
 * the first of these gets the focus. account is the user name for which a password manager fills in or keeps the password of a
 * form without that name.
 */
export class Form extends Component {
  id = `form-${++forms}`;
  box = createRef();
  state = { values: {}, refusal: undefined, busy: false };

  componentDidMount() {
    if (this.props.focus !== false) {
      const all = [...this.box.current.querySelectorAll('input:not([hidden]), select, textarea')];
      (all.find((one) => one.ariaRequired === 'true' && one.value === '') ?? all[0])?.focus();
    }
  }

  /** A field that a refusal has added gets the focus: what it asks for is the next step. */
  componentDidUpdate({ fields }) {
    const before = new Set(fields.map(({ name }) => name));
    const added = this.submitted && this.props.fields.find(({ name }) => !before.has(name));
    if (added) {
      this.box.current.elements[added.name]?.focus?.();
    }
  }

  value({ name, value, choices }) {
    return this.state.values[name] ?? value ?? (choices ? [] : '');
  }

  set(name, value) {
    this.submitted = false;
    this.setState(({ values }) => ({ values: { ...values, [name]: value } }));
    this.props.onType?.(name, value);
  }

  type = ({ target }) => this.set(target.name, target.type === 'checkbox' ? target.checked : target.value);

  submit = async (event) => {
    event.preventDefault();
    if (this.state.busy) {
      return;
    }
    this.submitted = true;
    this.setState({ busy: true, refusal: undefined });
    try {
      this.requireAll();
      await this.props.onSubmit(this.values());
      this.gone || this.setState({ busy: false });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        this.setState({ busy: false });
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
    const missing = this.props.fields.filter((field) => field.required && (isEmpty(this.value(field)) || this.value(field) === false));
    if (missing.length > 0) {
      throw new Refusal({ code: 'invalid-input', status: 400, errors: missing.map(({ name }) => ({ field: name, rule: 'required' })) });
    }
  }

  values() {
    return Object.fromEntries(this.props.fields.map((field) => [field, this.value(field)])
      .filter(([{ required }, value]) => required || !isEmpty(value))
      .map(([{ name, type }, value]) => [name, type === 'datetime-local' ? instant(value) : value]));
  }

  render({ fields, submit, danger, children, onCancel, inline, account }, { refusal, busy }) {
    const known = fields.flatMap(({ name, also = [] }) => [name, ...also]);
    const elsewhere = refusal && (refusal.errors.length === 0 || refusal.errors.some(({ field }) => !known.includes(nameOf(field))));
    return html`<form ref=${this.box} onSubmit=${this.submit} aria-busy=${busy ? 'true' : undefined} noValidate class=${inline ? 'inline' : ''}>
      ${account && html`<input hidden type="text" autocomplete="username" value=${account} readonly />`}
      ${fields.map((field) => this.field(field, refusal?.errors.filter((error) => [field.name, ...field.also ?? []].includes(nameOf(error.field))) ?? []))}
      ${children}
      <${RefusalNotice} refusal=${elsewhere ? refusal : undefined} known=${known} />
      <div class="acts">
        <button class=${danger ? 'danger' : 'primary'} aria-disabled=${busy ? 'true' : undefined}>${submit}</button>
        ${onCancel && html`<button type="button" onClick=${onCancel}>${t('cancel')}</button>`}
      </div>
    </form>`;
  }

  field(field, errors) {
    const id = `${this.id}-${field.name}`;
    const notes = [field.hint && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ') || undefined;
    const optional = !field.required && field.optional !== false && html` <span class="muted">${t('form.optional')}</span>`;
    const below = html`${field.hint && html`<p id="${id}-hint" class="hint">${field.hint}</p>`}
      ${errors.length > 0 && html`<p id="${id}-error" class="error">${[...new Set(errors.map(reason))].join(' ')}</p>`}`;
    if (field.choices) {
      return html`<fieldset class="field" key=${field.name} aria-describedby=${notes}><legend>${field.label}${optional}</legend>
        ${below}<div class="choices">${field.choices.map((choice) => this.choice(field, choice))}</div></fieldset>`;
    }
    return html`<div class="field" key=${field.name}>
      ${field.type !== 'checkbox' && html`<label for=${id}>${field.label}${optional}</label>`}
      ${this.control(field, { id, name: field.name, 'aria-invalid': errors.length > 0 ? 'true' : undefined, 'aria-describedby': notes })}
      ${below}
    </div>`;
  }

  choice(field, { value, label }) {
    const chosen = this.value(field);
    const toggle = ({ target }) => this.set(field.name, target.checked ? [...chosen, value] : chosen.filter((one) => one !== value));
    return html`<label class="check" key=${value}><input type="checkbox" name=${field.name} value=${value}
      checked=${chosen.includes(value)} onChange=${toggle} /> <span>${label}</span></label>`;
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
    const input = html`<input ...${attributes} type=${this.typeOf(field)} value=${value} aria-required=${field.required ? 'true' : undefined}
        maxlength=${field.maxlength} min=${field.min} autocomplete=${field.autocomplete ?? 'off'} inputmode=${field.inputmode} spellcheck=${false}
        autocapitalize=${field.autocomplete?.endsWith('-name') ? 'words' : 'none'} list=${field.suggestions && `${attributes.id}-list`} onInput=${this.type} />
      ${field.suggestions && html`<datalist id="${attributes.id}-list">${field.suggestions.map((one) => html`<option key=${one} value=${one} />`)}</datalist>`}`;
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

function isEmpty(value) {
  return value === '' || value.length === 0;
}

/** The field of an error such as roles[2]. */
function nameOf(field) {
  return field.replace(/[[.].*/, '');
}

/** An instant from the reader's clock; what is no time stays as it is, so that the server names it. */
function instant(value) {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? value : time.toISOString();
}
