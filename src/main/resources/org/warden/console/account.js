import { Frame, titled } from './frame.js';
import { html } from './html.js';
import { go, here } from './router.js';
import { ForgotForm, RegisterForm, ResendForm } from './screens/entry.js';
import { Entry, LoginForm } from './screens/login.js';
import { user, watch } from './session.js';
import { start } from './start.js';
import { t } from './words.js';

const screens = [
  { path: 'me', load: () => import('./screens/me.js') },
  { path: 'security', load: () => import('./screens/security.js') },
  { path: 'sessions', load: () => import('./screens/sessions.js') },
  { path: 'activity', load: () => import('./screens/activity.js') },
  { path: 'data', load: () => import('./screens/data.js') },
];

/** What may stand in the place of the login, by the first word of its address. */
const entries = { register: RegisterForm, forgot: ForgotForm, confirm: ResendForm };

function entry({ path: [name] }, choices) {
  const Part = entries[name];
  const title = t(Part ? `${name}.title` : 'login.title');
  titled(title);
  return html`<${Entry} key=${Part ? name : ''} title=${title} foot=${choices}>${Part ? html`<${Part} />` : html`<${Login} />`}<//>`;
}

function Login() {
  return html`<${LoginForm}><p><a href="#/forgot">${t('login.forgot')}</a></p><//>
    <ul class="plain">
      <li>${t('login.none')} <a href="#/register">${t('login.register')}</a></li>
      <li>${t('login.unconfirmed')} <a href="#/confirm">${t('login.confirm')}</a></li>
    </ul>`;
}

/** After a login nothing of these is left to do. */
watch((known) => known && entries[here().path[0]] && go());

/** Only accounts with a permission find anything in the console. */
function other() {
  return user.permissions?.length > 0 && html`<a href="../console/">${t('nav.console')}</a>`;
}

start(html`<${Frame} screens=${screens} entry=${entry} brand=${() => t('nav.account')} other=${other} />`);
