import { Frame, titled } from './frame.js';
import { html } from './html.js';
import { Search } from './parts/search.js';
import { Entry, LoginForm } from './screens/login.js';
import { start } from './start.js';
import { t } from './words.js';

const IDLE_MINUTES = 30;

/** Each screen with the permission without which the API would refuse what it shows. */
const screens = [
  { path: 'overview', permission: 'warden:account:read', load: () => import('./screens/overview.js') },
  { path: 'people', permission: 'warden:account:read', load: () => import('./screens/people.js') },
  { path: 'person', permission: 'warden:account:read', hidden: true, load: () => import('./screens/person.js') },
  { path: 'invite', permission: 'warden:account:create', hidden: true, load: () => import('./screens/invite.js') },
  { path: 'roles', permission: 'warden:role:read', load: () => import('./screens/roles.js') },
  { path: 'groups', permission: 'warden:group:read', load: () => import('./screens/groups.js') },
  { path: 'record', permission: 'warden:audit:read', load: () => import('./screens/record.js') },
  { path: 'keys', permission: 'warden:key:read', load: () => import('./screens/keys.js') },
];

function entry() {
  titled(t('login.title'));
  return html`<${Entry} title=${t('login.title')}>
    <${LoginForm}><p><a href="../account/#/forgot">${t('login.forgot')}</a></p><//>
  <//>`;
}

start(html`<${Frame} screens=${screens} entry=${entry} brand=${() => t('nav.console')} tools=${() => html`<${Search} />`}
  other=${() => html`<a href="../account/">${t('nav.account')}</a>`} idleMinutes=${IDLE_MINUTES} />`);
