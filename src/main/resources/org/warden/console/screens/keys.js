import { html } from '../html.js';
import { Confirm } from '../parts/confirm.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

const TONE = { active: 'good', announced: 'on', revoked: 'bad' };

/** The keys that sign access tokens. */
export default class Keys extends Screen {
  async load(signal) {
    return { keys: (await call('GET', 'keys', { signal })).body.keys };
  }

  rotate = async () => {
    await call('POST', 'keys/rotate');
    this.done(t('keys.rotated'));
  };

  revoke = async () => {
    await call('POST', `keys/${encodeURIComponent(this.state.revoking.kid)}/revoke`);
    this.done(t('keys.revoked'));
  };

  done(words) {
    this.close();
    tell(words);
    return this.reload();
  }

  close = () => this.setState({ rotating: false, revoking: undefined });

  view(_, { keys, rotating, revoking }) {
    return html`<div class="head"><h1 tabindex="-1">${t('nav.keys')}</h1>
        ${may('warden:key:rotate') && html`<button type="button" onClick=${() => this.setState({ rotating: true })}>${t('keys.rotate')}</button>`}
      </div>
      <p class="muted">${t('keys.purpose')}</p>
      <${Table} caption=${t('nav.keys')} columns=${this.columns()} rows=${keys} rowKey=${({ kid }) => kid} />
      ${rotating && html`<${Confirm} title=${t('keys.rotate')} why=${t('keys.rotate.why')} submit=${t('keys.rotate')}
        act=${this.rotate} onClose=${this.close} />`}
      ${revoking && html`<${Confirm} title=${t('keys.revoke.title', { kid: revoking.kid })} why=${t('keys.revoke.why')} danger
        submit=${t('keys.revoke')} act=${this.revoke} onClose=${this.close} />`}`;
  }

  columns() {
    return [
      { name: 'kid', label: t('keys.kid'), cell: ({ kid }) => html`<code>${kid}</code>` },
      { name: 'state', label: t('keys.state'), cell: ({ state }) => html`<span class="chip ${TONE[state] ?? ''}">${t(`keys.state.${state}`)}</span>` },
      { name: 'algorithm', label: t('keys.algorithm'), cell: ({ algorithm }) => algorithm },
      { name: 'from', label: t('keys.from'), cell: ({ activeFrom }) => html`<${When} at=${activeFrom} />` },
      { name: 'until', label: t('keys.until'), cell: ({ revoked, removedFrom }) => html`<${When} at=${revoked ?? removedFrom} none=${t('keys.open')} />` },
      may('warden:key:revoke') && { name: 'act', label: t('keys.acts'), cell: (key) => !key.revoked && key.state !== 'removed'
        && html`<button type="button" class="quiet red" onClick=${() => this.setState({ revoking: key })}>${t('keys.revoke')}</button>` },
    ].filter(Boolean);
  }
}
