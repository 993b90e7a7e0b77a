import { query, Refusal } from '../api.js';
import { titled } from '../frame.js';
import { html } from '../html.js';
import { Confirm } from '../parts/confirm.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { groupColumns } from '../parts/group-columns.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { go, id, to } from '../router.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

/** One group: where it lies, its roles, its members, and the groups below it. */
export class Group extends Screen {
  async load(signal) {
    const path = this.path();
    const [group, members, below, roles] = await Promise.all([
      call('GET', path, { signal }),
      call('GET', `${path}/members`, { signal }),
      call('GET', query('groups', { parent: this.props.id }), { signal }),
      may('warden:role:read') ? call('GET', 'roles', { signal }) : undefined,
    ]);
    titled(group.body.name);
    return { group: group.body, etag: group.etag, members: members.body.members, next: members.body.next, below: below.body.groups,
      roles: roles?.body.roles.map(({ name }) => name) };
  }

  path() {
    return `groups/${id(this.props.id)}`;
  }

  more = async () => {
    const { body } = await call('GET', query(`${this.path()}/members`, { cursor: this.state.next }));
    this.setState(({ members }) => ({ members: [...members, ...body.members], next: body.next }));
  };

  change = async (body) => {
    try {
      const { body: group, etag } = await call('PATCH', this.path(), { body, etag: this.state.etag });
      this.setState({ group, etag });
      titled(group.name);
      tell(t('group.saved'));
      this.close();
    } catch (refusal) {
      // The next try is made on the group as it is now.
      refusal.code === 'changed-meanwhile' && await this.reload();
      throw refusal;
    }
  };

  rename = ({ name }) => this.change({ name });

  giveRole = ({ role }) => this.change({ roles: [...this.state.group.roles, role] });

  takeRole = (role) => this.act(() => this.change({ roles: this.state.group.roles.filter((one) => one !== role) }));

  move = async ({ parent }) => {
    await this.change({ parent: parent ? await this.find(parent) : null });
    await this.reload();
  };

  /** The id of the group with this path. */
  async find(path) {
    const words = path.split('/').map((word) => word.trim()).filter(Boolean);
    const { body } = await call('GET', query('groups', { search: words[words.length - 1], size: 200 }));
    const found = body.groups.find((group) => group.path.toLowerCase() === words.join('/').toLowerCase());
    if (!found) {
      throw new Refusal({ code: 'group-not-found', status: 404, errors: [{ field: 'parent', rule: 'unknown-group' }] });
    }
    return found.id;
  }

  add = async ({ name, until }) => {
    const { body } = await call('GET', query('users', { search: name, fields: 'username,email', size: 50 }));
    const one = body.users.find(({ username, email }) => [username, email].some((word) => word?.toLowerCase() === name.toLowerCase()));
    if (!one) {
      throw new Refusal({ code: 'account-not-found', status: 404, errors: [{ field: 'name', rule: 'unknown-person' }] });
    }
    await call('PUT', `${this.path()}/members/${one.id}`, { body: until ? { until: new Date(until).toISOString() } : {} });
    tell(t('group.added', { name: one.username }));
    this.close();
    await this.reload();
  };

  dismiss = ({ id, username }) => this.act(async () => {
    await call('DELETE', `${this.path()}/members/${id}`);
    tell(t('group.dismissed', { name: username }));
    await this.reload();
  });

  createBelow = async ({ name }) => {
    go('groups', (await call('POST', 'groups', { body: { name, parent: this.props.id } })).body.id);
  };

  remove = async () => {
    await call('DELETE', this.path());
    tell(t('group.deleted', { name: this.state.group.name }));
    go('groups');
  };

  open = (asking) => this.setState({ asking });

  close = () => this.setState({ asking: undefined });

  view(_, { group, members, next, below, roles, asking }) {
    const write = may('warden:group:write');
    return html`<p><a href=${to('groups')}>← ${t('nav.groups')}</a></p>
      <h1 tabindex="-1">${group ? group.path.replaceAll('/', ' / ') : t('loading')}</h1>
      ${group && html`<div class="columns wide-first">
        <div class="stack">
          <section class="stack" aria-labelledby="group-members"><div class="head"><h2 id="group-members">${t('groups.members')}</h2>
            ${may('warden:group:members') && html`<button type="button" onClick=${() => this.open('add')}>${t('group.add')}</button>`}</div>
            <${Table} caption=${t('groups.members')} columns=${this.memberColumns()} rows=${members} onMore=${next && this.more}
              empty=${html`<p>${t('group.empty')}</p>`} /></section>
          <section class="stack" aria-labelledby="group-below"><div class="head"><h2 id="group-below">${t('group.below')}</h2>
            ${write && html`<button type="button" onClick=${() => this.open('below')}>${t('groups.new')}</button>`}</div>
            <${Table} caption=${t('group.below')} columns=${groupColumns()} rows=${below} empty=${html`<p>${t('group.none')}</p>`} /></section>
        </div>
        <section class="card"><h2>${t('nav.roles')}</h2>
          ${group.roles.length === 0 && html`<p class="muted">${t('group.roles.none')}</p>`}
          <ul class="plain">${group.roles.map((role) => html`<li key=${role} class="head"><a href=${to('roles', role)}>${role}</a>
            ${write && html`<button type="button" class="quiet" aria-label=${t('group.role.take', { role })} onClick=${() => this.takeRole(role)}>✕</button>`}</li>`)}</ul>
          ${write && html`<div class="stack">
            ${roles && html`<button type="button" onClick=${() => this.open('role')}>${t('group.role.give')}</button>`}
            <button type="button" onClick=${() => this.open('rename')}>${t('group.rename')}</button>
            <button type="button" onClick=${() => this.open('move')}>${t('group.move')}</button>
            <button type="button" class="quiet red" onClick=${() => this.open('delete')}>${t('group.delete')}</button></div>`}
        </section>
      </div>`}
      ${asking && this.dialog(asking, group, roles)}`;
  }

  dialog(asking, group, roles) {
    const name = { name: 'name', label: t('groups.name'), hint: t('groups.name.hint'), required: true, maxlength: 64 };
    const forms = {
      add: { title: t('group.add'), submit: t('group.add.submit'), act: this.add, fields: [
        { name: 'name', label: t('login.name'), required: true, maxlength: 254 },
        { name: 'until', label: t('group.until'), type: 'datetime-local' }] },
      below: { title: t('groups.new'), submit: t('groups.create'), act: this.createBelow, fields: [name] },
      rename: { title: t('group.rename'), submit: t('save'), act: this.rename, fields: [{ ...name, value: group.name }] },
      move: { title: t('group.move'), submit: t('group.move.submit'), act: this.move, fields: [
        { name: 'parent', label: t('group.parent'), hint: t('group.parent.hint'), maxlength: 600 }] },
      role: { title: t('group.role.give'), submit: t('group.role.give'), act: this.giveRole, fields: [
        { name: 'role', label: t('roles.name'), required: true, value: '', options: [{ value: '', label: t('group.role.choose') },
          ...(roles ?? []).filter((role) => !group.roles.includes(role)).map((value) => ({ value, label: value }))] }] },
    };
    const form = forms[asking];
    return form ? html`<${Dialog} title=${form.title} onClose=${this.close}>
        <${Form} fields=${form.fields} submit=${form.submit} onSubmit=${form.act} onCancel=${this.close} /><//>`
      : html`<${Confirm} title=${t('group.delete.title', { name: group.name })} why=${t('group.delete.why')} danger submit=${t('group.delete')}
        act=${this.remove} onClose=${this.close} />`;
  }

  memberColumns() {
    return [
      { name: 'member', label: t('group.member'), cell: ({ id, username }) => html`<a href=${to('person', id)}>${username}</a>` },
      { name: 'added', label: t('group.since'), cell: ({ added }) => html`<${When} at=${added} dayOnly />` },
      { name: 'until', label: t('group.ends'), cell: ({ until }) => html`<${When} at=${until} none=${t('group.open')} />` },
      may('warden:group:members') && { name: 'act', label: t('keys.acts'), cell: (member) => html`<button type="button" class="quiet red"
        onClick=${() => this.dismiss(member)}>${t('group.dismiss')}</button>` },
    ].filter(Boolean);
  }
}
