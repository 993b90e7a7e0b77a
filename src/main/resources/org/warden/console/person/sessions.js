import { html } from '../html.js';
import { program } from '../parts/agent.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

/** Where the person is logged in. */
export class Sessions extends Screen {
  async load(signal) {
    return { sessions: (await call('GET', `users/${this.props.user.id}/sessions`, { signal })).body.sessions };
  }

  /** An act has ended sessions. */
  componentDidUpdate({ user }) {
    if (user !== this.props.user) {
      this.reload();
    }
  }

  end = (session) => this.act(async () => {
    await call('DELETE', `users/${this.props.user.id}/sessions/${session.id}`);
    tell(t('sessions.ended', { name: program(session.userAgent) }));
    await this.props.reload();
  });

  view({ own }, { sessions }) {
    const columns = [
      { name: 'program', label: t('sessions.program'), cell: ({ userAgent }) => html`<span title=${userAgent}>${program(userAgent)}</span>` },
      { name: 'address', label: t('sessions.address'), cell: ({ address }) => address },
      { name: 'lastUsed', label: t('sessions.used'), cell: ({ lastUsed }) => html`<${When} at=${lastUsed} />` },
      { name: 'since', label: t('sessions.since'), cell: ({ created }) => html`<${When} at=${created} />` },
      !own && may('warden:account:logout') && { name: 'act', label: t('keys.acts'), cell: (session) => html`<button type="button" class="quiet red"
        aria-label=${t('sessions.end.one', { name: program(session.userAgent) })} onClick=${() => this.end(session)}>${t('sessions.end')}</button>` },
    ].filter(Boolean);
    return html`<h2 class="unseen">${t('person.sessions')}</h2>
      <${Table} caption=${t('person.sessions')} columns=${columns} rows=${sessions} empty=${html`<p>${t('sessions.none')}</p>`} />`;
  }
}
