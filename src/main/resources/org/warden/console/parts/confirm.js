import { Component, html } from '../html.js';
import { Dialog } from './dialog.js';
import { Form } from './form.js';

/** A question before an act, with its effect. */
export class Confirm extends Component {
  render({ title, why, submit, act, onClose, danger, fields = [], children }) {
    return html`<${Dialog} title=${title} onClose=${onClose}>
      <p>${why}</p>${children}
      <${Form} fields=${fields} submit=${submit} danger=${danger} onSubmit=${act} onCancel=${onClose} />
    <//>`;
  }
}
