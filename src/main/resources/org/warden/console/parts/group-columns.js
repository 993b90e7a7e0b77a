import { html } from '../html.js';
import { to } from '../router.js';
import { number, t } from '../words.js';

/** The columns of a table of groups. */
export function groupColumns() {
  return [
    { name: 'path', label: t('groups.name'), cell: ({ id, path }) => html`<a href=${to('groups', id)}>${path.replaceAll('/', ' / ')}</a>` },
    { name: 'roles', label: t('nav.roles'), cell: ({ roles }) => html`<span class="chips">${roles.map((role) => html`<span key=${role} class="chip">${role}</span>`)}</span>` },
    { name: 'members', label: t('groups.members'), number: true, cell: ({ members }) => number(members) },
  ];
}
