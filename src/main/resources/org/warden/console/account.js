import { Frame, titled } from './frame.js';
import { html } from './html.js';
import { Entry, LoginForm } from './screens/login.js';
import { user } from './session.js';
import { start } from './start.js';
import { t } from './words.js';

const screens = [
  { path: 'me', load: () => import('./screens/me.js') },
  { path: 'security', load: () => import('./screens/security.js') },
  { path: 'sessions', load: () => import('./screens/sessions.js') },
  { path: 'activity', load: () => import('./screens/activity.js') },
  { path: 'data', load: () => import('./screens/data.js') },
];

function entry() {
  titled(t('login.title'));
  return html`<${Entry} title=${t('login.title')}><${LoginForm} /><//>`;
}

/** Only accounts with a permission find anything in the console. */
function other() {
  return user.permissions?.length > 0 && html`<a href="../console/">${t('nav.console')}</a>`;
}

start(html`<${Frame} screens=${screens} entry=${entry} brand=${() => t('nav.account')} other=${other} />`);
