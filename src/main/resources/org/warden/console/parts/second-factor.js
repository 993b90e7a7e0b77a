import { html } from '../html.js';
import { to } from '../router.js';
import { call, user } from '../session.js';
import { t } from '../words.js';
import { copy } from './file.js';
import { Form } from './form.js';
import { Screen } from './load.js';
import { tell } from './notice.js';
import { passwordField } from './proof.js';

/** Sets up an authenticator app: its secret as a picture and as text, then the first code of the app. */
export class SecondFactor extends Screen {
  async load(signal) {
    return (await call('POST', 'user/2fa', { signal })).body;
  }

  copy = async () => tell(t(await copy(this.state.secret) ? 'copied' : 'copy.refused'));

  confirm = async ({ password, code }) => {
    const { body } = await call('POST', 'user/2fa/confirm', { body: { password, code: code.replace(/\s/g, '') } });
    this.props.onDone(body.recoveryCodes);
  };

  view(_, { secret, uri, qrCode }) {
    return html`<h1 tabindex="-1">${t('app.title')}</h1>
      <p class="lead">${t('app.why')}</p>
      <ol class="steps">
        <li class="card">
          <h2>${t('app.scan')}</h2>
          <div class="scan">
            ${qrCode ? html`<img class="qr" alt=${t('app.picture')} width="208" height="208" src="data:image/svg+xml,${encodeURIComponent(qrCode)}" />`
              : html`<div class="qr" aria-busy="true"></div>`}
            <div class="stack">
              <p>${t('app.type')}</p>
              <p class="code secret">${secret?.match(/.{1,4}/g).join(' ') ?? '…'}</p>
              <div class="row">
                <button type="button" disabled=${!secret} onClick=${this.copy}>${t('copy')}</button>
                <a href=${uri}>${t('app.open')}</a>
              </div>
            </div>
          </div>
        </li>
        <li class="card">
          <h2>${t('app.enter')}</h2>
          <${Form} focus=${false} account=${user?.username} submit=${t('app.submit')} onSubmit=${this.confirm} fields=${[
            { name: 'code', label: t('app.code'), hint: t('app.code.hint'), autocomplete: 'one-time-code', inputmode: 'numeric', required: true,
              maxlength: 16 },
            passwordField(),
          ]} />
        </li>
      </ol>
      <p><a href=${to('security')}>${t('app.later')}</a></p>`;
  }
}
