import { Component, html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { tell } from '../parts/notice.js';
import { call } from '../session.js';
import { t } from '../words.js';

/**
 * Changes some fields of an account. Only what the caller changed is sent. If the account was changed meanwhile, the caller
 * sees what the other change was, and decides.
 */
export class Edit extends Component {
  state = { base: this.props.user, etag: this.props.etag };

  save = async (values) => {
    const { base, etag } = this.state;
    const { user, done, reload, onClose } = this.props;
    const changed = Object.entries(values).filter(([name, value]) => value !== (base[name] ?? ''));
    if (changed.length > 0) {
      try {
        await call('PATCH', `users/${user.id}`, { body: Object.fromEntries(changed), etag });
      } catch (refusal) {
        if (refusal.code !== 'changed-meanwhile') {
          throw refusal;
        }
        await this.compare(values);
        return;
      }
      tell(done);
    }
    onClose();
    await reload();
  };

  async compare(mine) {
    const { body: theirs, etag } = await call('GET', `users/${this.props.user.id}`);
    this.setState({ theirs, mine, etag, shown: false });
  }

  /** Their values become the ones from which the caller starts again. */
  take = () => {
    this.setState({ base: this.state.theirs, theirs: undefined, takes: (this.state.takes ?? 0) + 1 });
  };

  render({ title, why, fields, onClose }, { base, theirs, takes }) {
    const now = fields.map((field) => ({ ...field, value: base[field.name] }));
    return html`<${Dialog} title=${title} onClose=${onClose}>
      ${why && html`<p>${why}</p>`}
      <${Form} key=${takes} fields=${now} submit=${t(theirs ? 'changed.again' : 'save')} onSubmit=${this.save} onCancel=${onClose}>
        ${theirs && this.conflict(this.state)}
      <//>
    <//>`;
  }

  conflict({ base, theirs, mine, shown }) {
    const other = this.props.fields.filter(({ name }) => (theirs[name] ?? '') !== (base[name] ?? ''));
    return html`<div role="alert" class="refusal changed"><p>${t('problem.changed-meanwhile')} ${other.length === 0 && t('changed.elsewhere')}</p>
      ${other.length > 0 && (shown
        ? html`<dl class="facts">${other.map(({ name, label }) => html`<dt>${label}</dt>
            <dd><bdi>${theirs[name]}</bdi>${mine[name] !== (base[name] ?? '') && html` <span class="muted">${t('changed.yours')} <bdi>${mine[name]}</bdi></span>`}</dd>`)}</dl>
          <button type="button" onClick=${this.take}>${t('changed.take')}</button>`
        : html`<button type="button" onClick=${() => this.setState({ shown: true })}>${t('changed.theirs')}</button>`)}
    </div>`;
  }
}
