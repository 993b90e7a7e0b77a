import { Component, createRef, html } from './html.js';
import { Dialog } from './parts/dialog.js';
import { Icon } from './parts/icon.js';
import { Notices } from './parts/notice.js';
import { ProofDialog } from './parts/proof.js';
import { RefusalNotice } from './parts/refusal.js';
import * as router from './router.js';
import { Insecure, LoginForm } from './screens/login.js';
import * as session from './session.js';
import { choose, language, languages, speak, t } from './words.js';
import { scheme, schemes, setScheme } from './scheme.js';

/** Sets the title of the page: what the screen shows, and the product. */
export function titled(text) {
  document.title = `${text} · Warden`;
}

/**
 * A page: bar, rail, one screen, and the dialogs that may lie over it. Its parts come as props: screens, entry (what it shows
 * before a login), brand, tools (of the bar)
 * and other (the link to the other page), functions because the language may change, and idleMinutes (after which it covers itself).
 */
export class Frame extends Component {
  state = { user: session.user, place: router.here(), asked: undefined, module: undefined };
  main = createRef();

  componentDidMount() {
    session.ask.login = () => this.dialog('login');
    session.ask.proof = () => this.dialog('proof');
    session.watch(this.account);
    router.watch(() => this.setState({ place: router.here(), open: false }, this.arrive));
    this.load();
    if (this.props.idleMinutes) {
      ['keydown', 'pointerdown', 'pointermove'].forEach((event) => addEventListener(event, this.stir, { passive: true }));
      this.stir();
    }
  }

  account = async (user) => {
    await speak(user?.language);
    if (this.state.asked?.kind === 'login' && user) {
      this.answer(true);
    }
    if (!user) {
      this.loading = undefined;
    }
    this.setState({ user, asked: user ? this.state.asked : undefined });
  };

  /** Without a key or pointer for a while, nothing of the console stays readable until its owner proves to be there. */
  stir = () => {
    if (this.state.asked?.kind !== 'cover') {
      clearTimeout(this.idle);
      this.idle = setTimeout(() => session.user && this.dialog('cover'), this.props.idleMinutes * 60_000);
    }
  };

  dialog(kind) {
    this.state.asked?.done(false);
    return new Promise((done) => this.setState({ asked: { kind, done } }));
  }

  answer = (done) => {
    this.state.asked?.done(done);
    this.setState({ asked: undefined }, this.stir);
  };

  screen() {
    const name = this.state.place.path[0] ?? '';
    const allowed = this.props.screens.filter(({ permission }) => !permission || session.may(permission));
    return { allowed, current: allowed.find(({ path }) => path === name) ?? (name === '' ? allowed[0] : undefined) };
  }

  arrive = () => {
    this.load();
    this.main.current?.querySelector('h1')?.focus();
    scrollTo(0, 0);
  };

  componentDidUpdate() {
    this.load();
  }

  async load() {
    const { current } = this.screen();
    if (!session.user || !current || current.path === this.loading) {
      return;
    }
    this.loading = current.path;
    titled(t(`nav.${current.path}`));
    const module = await current.load();
    this.setState({ module: { path: current.path, View: module.default } }, () => this.main.current?.querySelector('h1')?.focus());
  }

  render({ entry, tools, other, brand }, { user, place, asked, module, open }) {
    if (!isSecureContext) {
      return html`<${Insecure} />`;
    }
    if (!user) {
      return html`${entry(place)}<${Notices} />`;
    }
    const { allowed, current } = this.screen();
    const View = module && module.path === current?.path ? module.View : undefined;
    return html`<div class=${asked?.kind === 'cover' ? 'frame covered' : 'frame'}>
      <a class="skip" href="#main" onClick=${this.skip}>${t('frame.skip')}</a>
      <header class="bar">
        <button type="button" class="quiet icon drawer" aria-label=${t('frame.menu')} aria-expanded=${open ? 'true' : 'false'}
          onClick=${() => this.setState({ open: !open })}><${Icon} name="menu" /></button>
        <a class="brand" href="#/">Warden <span>${brand()}</span></a>
        ${tools?.()}
        <div class="own">
          ${other?.()}
          <${Choices} onChange=${() => this.setState({})} />
          <span class="name" title=${user.email}>${user.username}</span>
          <button type="button" class="quiet" onClick=${() => session.logout().catch(() => {})}><${Icon} name="out" />${t('frame.logout')}</button>
        </div>
      </header>
      <nav class=${open ? 'rail open' : 'rail'} aria-label=${t('frame.nav')}>
        <ul>${allowed.filter(({ hidden }) => !hidden).map(({ path }) => html`<li key=${path}>
          <a href=${router.to(path)} aria-current=${path === current?.path ? 'page' : undefined}><${Icon} name=${path} />${t(`nav.${path}`)}</a>
        </li>`)}</ul>
      </nav>
      <main id="main" ref=${this.main}>
        ${current ? View ? html`<${View} key=${place.path.join('/')} path=${place.path.slice(1)} query=${place.query} />`
          : html`<p class="muted" aria-busy="true">${t('loading')}</p>`
          : allowed.length === 0 ? html`<h1 tabindex="-1">${t('none.title')}</h1><p>${t('none.why')} <a href="../account/">${t('none.account')}</a></p>`
          : html`<h1 tabindex="-1">${t('unknown.title')}</h1><p><a href="#/">${t('unknown.home')}</a></p>`}
      </main>
      <${Notices} />
      ${asked?.kind === 'login' && html`<${Dialog} title=${t('expired.title')} onClose=${() => this.answer(false)}>
        <p>${t('expired.why')}</p><${LoginForm} name=${user.email} />
      <//>`}
      ${(asked?.kind === 'proof' || asked?.kind === 'cover')
        && html`<${ProofDialog} covers=${asked.kind === 'cover'} onDone=${this.answer} />`}
    </div>`;
  }

  /** The # of an address names a screen here, so the browser cannot jump by itself. */
  skip = (event) => {
    event.preventDefault();
    this.main.current?.querySelector('h1, a, button, input')?.focus();
  };
}

/** The reader's language and colour scheme. */
function Choices({ onChange }) {
  return html`<label class="choice"><span class="unseen">${t('frame.language')}</span>
      <select value=${language} onChange=${async ({ target }) => { await choose(target.value); onChange(); }}>
        ${languages.map(({ tag, name }) => html`<option key=${tag} value=${tag} selected=${tag === language}>${name}</option>`)}
      </select></label>
    <label class="choice"><span class="unseen">${t('frame.scheme')}</span>
      <select value=${scheme()} onChange=${({ target }) => { setScheme(target.value); onChange(); }}>
        ${schemes.map((name) => html`<option key=${name} value=${name} selected=${name === scheme()}>${t(`scheme.${name}`)}</option>`)}
      </select></label>`;
}

/** The page if its first request gets no answer. */
export function Unreachable({ refusal, onRetry }) {
  return html`<main class="entry"><div class="card"><p class="brand">Warden</p><${RefusalNotice} refusal=${refusal} onRetry=${onRetry} /></div></main>`;
}
