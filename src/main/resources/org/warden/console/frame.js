import { Refusal } from './api.js';
import { Component, createRef, html } from './html.js';
import { Idle } from './idle.js';
import { Choices } from './parts/choices.js';
import { Dialog } from './parts/dialog.js';
import { Icon } from './parts/icon.js';
import { Notices, tell } from './parts/notice.js';
import { ProofDialog } from './parts/proof.js';
import { RefusalNotice } from './parts/refusal.js';
import * as router from './router.js';
import { Insecure, LoginForm } from './screens/login.js';
import * as session from './session.js';
import { speak, t } from './words.js';

const UNREACHABLE = new Refusal({ code: 'unreachable', status: 0 });

/** A screen and what it shows; further words of the path are its tabs. */
function keyOf({ path }) {
  return path.slice(0, 2).join('/');
}

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
  state = { user: session.user, place: router.here(), module: undefined };
  main = createRef();

  /** The dialogs over the screen, the last one on top: { kind, answer, done }. A session may end while a proof is asked for. */
  asked = [];

  componentDidMount() {
    session.ask.login = () => this.dialog('login');
    session.ask.proof = () => this.dialog('proof');
    session.watch(this.account);
    router.watch(this.go);
    ['online', 'offline'].forEach((event) => addEventListener(event, () => this.setState({})));
    this.load();
    if (this.props.idleMinutes) {
      this.idle = new Idle(this.props.idleMinutes, () => session.user && this.dialog('cover'));
      ['keydown', 'pointerdown', 'pointermove'].forEach((event) => addEventListener(event, this.stir, { passive: true }));
      this.stir();
    }
  }

  account = async (user) => {
    if (user) {
      await speak(user.language);
      this.answer('login', true);
    } else {
      this.loading = undefined;
      this.asked.forEach(({ kind }) => this.answer(kind, false));
    }
    this.setState({ user });
  };

  stir = () => {
    if (!this.covered()) {
      this.idle?.stir(session.user !== undefined);
    }
  };

  covered() {
    return this.asked.some(({ kind }) => kind === 'cover');
  }

  /** Opens a dialog over everything that is there. Two calls that ask for the same thing share it. */
  dialog(kind) {
    const open = this.asked.find((one) => one.kind === kind);
    if (open) {
      return open.answer;
    }
    const one = { kind };
    one.answer = new Promise((done) => {
      one.done = done;
    });
    this.asked = [...this.asked, one];
    this.setState({});
    return one.answer;
  }

  answer(kind, done) {
    const answered = this.asked.find((one) => one.kind === kind);
    if (answered) {
      this.asked = this.asked.filter((one) => one !== answered);
      kind === 'cover' && this.idle.begin();
      this.setState({}, () => answered.done(done));
      this.stir();
    }
  }

  leave = () => session.logout().catch(() => tell(t('logout.later')));

  spoken = () => {
    const { current } = this.screen();
    session.user && current && titled(t(`nav.${current.path}`));
    this.setState({});
  };

  /** The language and the scheme. */
  choices() {
    return html`<${Choices} onChange=${this.spoken} />`;
  }

  screen() {
    const name = this.state.place.path[0] ?? '';
    const allowed = this.props.screens.filter(({ permission }) => !permission || session.may(permission));
    return { allowed, current: allowed.find(({ path }) => path === name) ?? (name === '' ? allowed[0] : undefined) };
  }

  /** Another tab of the same screen keeps the focus on its link. */
  go = () => {
    const before = keyOf(this.state.place);
    const place = router.here();
    this.setState({ place, open: false }, () => keyOf(place) !== before && this.arrive());
  };

  arrive() {
    this.focus();
    scrollTo(0, 0);
  }

  focus = () => this.main.current?.querySelector('h1')?.focus({ preventScroll: true });

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
    try {
      const module = await current.load();
      if (this.loading === current.path) {
        this.setState({ module: { path: current.path, View: module.default }, missing: false }, this.focus);
      }
    } catch {
      // The file of the screen could not be read.
      this.setState({ missing: true });
    }
  }

  again = () => {
    this.loading = undefined;
    this.setState({ missing: false });
  };

  render({ entry, tools, other, brand }, { user, place, module, open, missing }) {
    if (!isSecureContext) {
      return html`<${Insecure} />`;
    }
    if (!user) {
      return html`${entry(place, this.choices())}<${Notices} />`;
    }
    const { allowed, current } = this.screen();
    const View = module && module.path === current?.path ? module.View : undefined;
    return html`<div class=${this.covered() ? 'frame covered' : 'frame'}>
      <a class="skip" href="#main" onClick=${this.skip}>${t('frame.skip')}</a>
      <header class="bar">
        <button type="button" class="quiet icon drawer" aria-label=${t('frame.menu')} aria-expanded=${open ? 'true' : 'false'}
          onClick=${this.toggle}><${Icon} name="menu" /></button>
        <a class="brand" href="#/">Warden <span>${brand()}</span></a>
        ${tools?.()}
        <div class="own">
          ${other?.()}
          ${this.choices()}
          <span class="name" title=${user.email}>${user.username}</span>
          <button type="button" class="quiet leave" onClick=${this.leave}><${Icon} name="out" /><span>${t('frame.logout')}</span></button>
        </div>
      </header>
      <nav class=${open ? 'rail open' : 'rail'} aria-label=${t('frame.nav')} onFocusOut=${this.pass} onKeyDown=${this.escape}>
        <ul>${allowed.filter(({ hidden }) => !hidden).map(({ path }) => html`<li key=${path}>
          <a href=${router.to(path)} aria-current=${path === current?.path ? 'page' : undefined}><${Icon} name=${path} />${t(`nav.${path}`)}</a>
        </li>`)}</ul>
        <div class="extra">${other?.()}${this.choices()}</div>
      </nav>
      <main id="main" ref=${this.main}>
        <div role="status">${!navigator.onLine && html`<p class="blocks">${t('frame.offline')}</p>`}</div>
        ${current ? View ? html`<${View} key=${keyOf(place)} path=${place.path.slice(1)} query=${place.query} />`
          : missing ? html`<${RefusalNotice} refusal=${UNREACHABLE} onRetry=${this.again} />`
          : html`<p class="muted" aria-busy="true">${t('loading')}</p>`
          : allowed.length === 0 ? html`<h1 tabindex="-1">${t('none.title')}</h1><p>${t('none.why')} <a href="../account/">${t('none.account')}</a></p>`
          : html`<h1 tabindex="-1">${t('unknown.title')}</h1><p><a href="#/">${t('unknown.home')}</a></p>`}
      </main>
      <${Notices} />
      ${this.asked.map(({ kind }) => kind === 'login'
        ? html`<${Dialog} key=${kind} title=${t('expired.title')} onClose=${this.covered() ? undefined : () => this.answer(kind, false)}>
          <p>${t('expired.why')}</p><${LoginForm} name=${user.email} />
        <//>`
        : html`<${ProofDialog} key=${kind} covers=${kind === 'cover'} onDone=${(done) => this.answer(kind, done)} />`)}
    </div>`;
  }

  toggle = () => this.setState(({ open }) => ({ open: !open }), () => this.state.open && document.querySelector('.rail a')?.focus());

  /** The drawer must not lie over what has the focus now. */
  pass = ({ currentTarget, relatedTarget: next }) => {
    if (this.state.open && next && !currentTarget.contains(next) && !next.matches('.drawer')) {
      this.setState({ open: false });
    }
  };

  escape = ({ key }) => {
    if (this.state.open && key === 'Escape') {
      this.setState({ open: false });
      document.querySelector('.drawer').focus();
    }
  };

  /** The # of an address names a screen here, so the browser cannot jump by itself. */
  skip = (event) => {
    event.preventDefault();
    this.main.current?.querySelector('h1, a, button, input')?.focus();
  };
}

/** A screen that could not be loaded. The browser would not try again before the page is loaded anew. */
function Lost() {
  return html`<${RefusalNotice} refusal=${new Refusal({ code: 'unreachable', status: 0 })} onRetry=${() => location.reload()} />`;
}

/** The page if its first request gets no answer. */
export function Unreachable({ refusal, onRetry }) {
  return html`<main class="entry"><div class="card"><h1 class="brand">Warden</h1><${RefusalNotice} refusal=${refusal} onRetry=${onRetry} /></div></main>`;
}
