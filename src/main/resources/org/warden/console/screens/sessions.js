import { html } from '../html.js';
import { program } from '../parts/agent.js';
import { Confirm } from '../parts/confirm.js';
import { Lanes } from '../parts/lanes.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { call } from '../session.js';
import { t } from '../words.js';

/** Where the account is logged in: a picture of the last 30 days, and a list that says the same. */
export default class Sessions extends Screen {
  async load(signal) {
    const { sessions } = (await call('GET', 'user/sessions', { signal })).body;
    return { sessions: sessions.sort((one, other) => other.current - one.current || (one.lastUsed < other.lastUsed ? 1 : -1)) };
  }

  end = (one) => this.act(async () => {
    await call('DELETE', `user/sessions/${one.id}`);
    await this.reload();
    tell(t('sessions.ended', { name: program(one.userAgent) }));
  });

  endOthers = async () => {
    await call('DELETE', 'user/sessions');
    this.setState({ asking: false });
    await this.reload();
    tell(t('sessions.others.ended'));
  };

  view(_, { sessions, asking, busy }) {
    const others = sessions?.filter(({ current }) => !current).length;
    return html`<div class="head"><h1 tabindex="-1">${t('nav.sessions')}</h1>
        ${others > 0 && html`<button type="button" onClick=${() => this.setState({ asking: true })}>${t('sessions.others')}</button>`}
      </div>
      ${sessions?.length > 0 ? html`<${Lanes} sessions=${sessions} />` : html`<div class="lanes card waiting" aria-hidden="true"></div>`}
      <${Table} caption=${t('nav.sessions')} columns=${this.columns(busy)} rows=${sessions} />
      ${asking && html`<${Confirm} title=${t('sessions.others')} why=${t('sessions.others.why', { n: others })} submit=${t('sessions.others')}
        act=${this.endOthers} onClose=${() => this.setState({ asking: false })} />`}`;
  }

  columns(busy) {
    return [
      { name: 'program', label: t('sessions.program'), cell: ({ userAgent, current }) => html`<span title=${userAgent}>${program(userAgent)}</span>
        ${current && html` <span class="chip on">${t('sessions.this')}</span>`}` },
      { name: 'address', label: t('sessions.address'), cell: ({ address }) => address },
      { name: 'created', label: t('sessions.created'), cell: ({ created }) => html`<${When} at=${created} />` },
      { name: 'lastUsed', label: t('sessions.used'), cell: ({ lastUsed }) => html`<${When} at=${lastUsed} />` },
      { name: 'act', label: t('sessions.acts'), cell: (one) => !one.current && html`<button type="button" class="small"
        disabled=${busy} aria-label=${t('sessions.end.this', { name: program(one.userAgent) })} onClick=${() => this.end(one)}>${t('sessions.end')}</button>` },
    ];
  }
}
