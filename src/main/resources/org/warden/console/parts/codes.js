import { Component, createRef, html } from '../html.js';
import { user } from '../session.js';
import { day, t } from '../words.js';
import { Dialog } from './dialog.js';
import { copy, saveFile } from './file.js';
import { tell } from './notice.js';

/**
 * New recovery codes, shown this once, so nothing else can be done before the owner has them. On paper there are only the
 * product, the user name, the date and the codes.
 */
export class Codes extends Component {
  why = createRef();
  made = new Date().toISOString();

  componentDidMount() {
    addEventListener('beforeunload', this.warn);
    // The dialog may be longer than the screen: it begins with what the codes are for.
    this.why.current.focus();
    this.why.current.closest('dialog').scrollTop = 0;
  }

  componentWillUnmount() {
    removeEventListener('beforeunload', this.warn);
  }

  warn = (event) => event.preventDefault();

  heading() {
    return t('codes.heading', { name: user?.username ?? '', date: day(this.made) });
  }

  copy = async () => tell(t(await copy(this.props.codes.join('\n')) ? 'copied' : 'copy.refused'));

  save = () => saveFile(`warden-${user?.username}.txt`, 'text/plain', `${this.heading()}\n\n${this.props.codes.join('\n')}\n`);

  render({ codes, onDone }) {
    return html`<${Dialog} title=${t('codes.title')} wide>
      <p tabindex="-1" ref=${this.why} class="said">${t('codes.why')}</p>
      <section class="sheet" aria-label=${t('codes.card')}>
        <h2 class="paper">${this.heading()}</h2>
        <ol class="codes">${codes.map((code) => html`<li key=${code}><code>${code}</code></li>`)}</ol>
      </section>
      <div class="acts">
        <button type="button" onClick=${() => print()}>${t('codes.print')}</button>
        <button type="button" onClick=${this.copy}>${t('copy')}</button>
        <button type="button" onClick=${this.save}>${t('codes.save')}</button>
        <button type="button" class="primary" onClick=${onDone}>${t('codes.kept')}</button>
      </div>
    <//>`;
  }
}
