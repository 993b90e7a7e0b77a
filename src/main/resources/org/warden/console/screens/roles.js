import { html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { go, to } from '../router.js';
import { call, may } from '../session.js';
import { number, t } from '../words.js';
import { Role } from './role.js';

/** The list of roles, or one of them if the address names it. */
export default function Roles({ path }) {
  return path.length > 0 ? html`<${Role} name=${path[0]} />` : html`<${List} />`;
}

class List extends Screen {
  async load(signal) {
    return { roles: (await call('GET', 'roles', { signal })).body.roles };
  }

  create = async ({ name, description }) => {
    await call('POST', 'roles', { body: { name, description } });
    go('roles', name);
  };

  close = () => this.setState({ creating: false });

  view(_, { roles, creating }) {
    return html`<div class="head"><h1 tabindex="-1">${t('nav.roles')}</h1>
        ${may('warden:role:write') && html`<button type="button" onClick=${() => this.setState({ creating: true })}>${t('roles.new')}</button>`}
      </div>
      <p class="muted">${t('roles.purpose')}</p>
      <${Table} caption=${t('nav.roles')} columns=${columns()} rows=${roles} rowKey=${({ name }) => name} />
      ${creating && html`<${Dialog} title=${t('roles.new')} onClose=${this.close}>
        <${Form} submit=${t('roles.create')} onSubmit=${this.create} onCancel=${this.close} fields=${[
          { name: 'name', label: t('roles.name'), hint: t('roles.name.hint'), required: true, maxlength: 64 },
          { name: 'description', label: t('roles.description'), maxlength: 200 },
        ]} />
      <//>`}`;
  }
}

function columns() {
  return [
    { name: 'name', label: t('roles.name'), cell: ({ name }) => html`<a href=${to('roles', name)}>${name}</a>` },
    { name: 'description', label: t('roles.description'), cell: ({ description }) => description },
    { name: 'permissions', label: t('roles.permissions'), number: true,
      cell: ({ permissions }) => permissions.includes('*') ? t('roles.all') : number(permissions.length) },
    { name: 'holders', label: t('roles.holders'), number: true, cell: ({ name, holders }) =>
      html`<a href="${to('people')}?${new URLSearchParams({ role: name })}">${number(holders)}</a>` },
  ];
}
