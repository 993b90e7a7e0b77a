import { html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { saveFile } from '../parts/file.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { ProvenForm } from '../parts/proof.js';
import * as session from '../session.js';
import { t } from '../words.js';

/** What is stored about the owner: a copy of it, and its end. */
export default class Data extends Screen {
  async load() {
    return {};
  }

  save = () => this.act(async () => {
    const { body } = await session.call('GET', 'user/export');
    saveFile(`warden-${session.user.username}.json`, 'application/json', JSON.stringify(body, null, 2));
    tell(t('data.saved'));
  });

  close = () => this.setState({ asking: false });

  remove = async (proof) => {
    await session.call('DELETE', 'user', { body: proof, quiet: true });
    session.gone();
    tell(t('data.deleted'));
  };

  view(_, { asking, busy }) {
    return html`<h1 tabindex="-1">${t('nav.data')}</h1>
      <div class="columns">
        <section class="card" aria-labelledby="data-export">
          <h2 id="data-export">${t('data.export')}</h2>
          <p>${t('data.export.about')}</p>
          <div class="acts"><button type="button" class="primary" disabled=${busy} onClick=${this.save}>${t('data.save')}</button></div>
        </section>
        <section class="card" aria-labelledby="data-delete">
          <h2 id="data-delete">${t('data.delete')}</h2>
          <${Consequences} />
          <div class="acts"><button type="button" class="danger" onClick=${() => this.setState({ asking: true })}>${t('data.delete')}</button></div>
        </section>
      </div>
      ${asking && html`<${Dialog} title=${t('data.delete.title')} onClose=${this.close}>
        <p>${t('data.delete.why', { name: session.user?.username })}</p>
        <${ProvenForm} danger submit=${t('data.delete.submit')} act=${this.remove} onCancel=${this.close} />
      <//>`}`;
  }
}

function Consequences() {
  return html`<ul>${['now', 'sessions', 'record', 'apps'].map((one) => html`<li key=${one}>${t(`data.delete.${one}`)}</li>`)}</ul>`;
}
