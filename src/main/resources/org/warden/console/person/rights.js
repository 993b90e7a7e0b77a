import { Refusal } from '../api.js';
import { html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { findGroups, mayGive } from '../parts/grant.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { to } from '../router.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

/** The roles of a person with their sources, the groups they come from, and how both are given and taken. */
export class Rights extends Screen {
  async load(signal) {
    const ids = [...new Set(this.props.user.roles.map(({ group }) => group).filter(Boolean))];
    const [roles, groups] = await Promise.all([
      may('warden:role:read') ? call('GET', 'roles', { signal }) : undefined,
      may('warden:group:read') ? Promise.all(ids.map((id) => call('GET', `groups/${id}`, { signal }).catch(() => undefined))) : [],
    ]);
    return { roles: roles?.body.roles ?? [], paths: Object.fromEntries(groups.filter(Boolean).map(({ body }) => [body.id, body.path])) };
  }

  componentDidUpdate({ user }) {
    if (user !== this.props.user) {
      this.reload();
    }
  }

  path() {
    return `users/${this.props.user.id}`;
  }

  async done(key, name) {
    this.close();
    tell(t(key, { name }));
    await this.props.reload();
  }

  give = async ({ role, ...terms }) => {
    await call('PUT', `${this.path()}/roles/${encodeURIComponent(role)}`, { body: terms });
    await this.done('rights.given', role);
  };

  take = (role) => this.act(async () => {
    await call('DELETE', `${this.path()}/roles/${encodeURIComponent(role)}`);
    await this.done('rights.taken', role);
  });

  add = async ({ group, ...terms }) => {
    const path = group.split('/').map((word) => word.trim()).join('/');
    const one = (await findGroups(path)).find((other) => other.path.toLowerCase() === path.toLowerCase());
    if (!one) {
      throw new Refusal({ code: 'group-not-found', status: 404, errors: [{ field: 'group', rule: 'unknown-group' }] });
    }
    await call('PUT', `groups/${one.id}/members/${this.props.user.id}`, { body: terms });
    await this.done('rights.added', one.path);
  };

  leave = (id) => this.act(async () => {
    await call('DELETE', `groups/${id}/members/${this.props.user.id}`);
    await this.done('rights.removed', this.state.paths[id] ?? '');
  });

  suggest = async (name, value) => {
    if (name === 'group') {
      const groups = await findGroups(value).catch(() => []);
      this.setState({ groups: groups.map(({ path }) => path) });
    }
  };

  open = (asking) => this.setState({ asking }, () => asking === 'group' && this.suggest('group', ''));

  close = () => this.setState({ asking: undefined });

  view({ user, own }, { roles, paths = {}, asking }) {
    const [grants, joins] = own ? [] : [may('warden:grant:write'), may('warden:group:members')];
    return html`<h2 class="unseen">${t('person.rights')}</h2>
      ${(grants || joins) && html`<div class="row">
        ${grants && html`<button type="button" onClick=${() => this.open('role')}>${t('rights.give')}</button>`}
        ${joins && may('warden:group:read') && html`<button type="button" onClick=${() => this.open('group')}>${t('rights.add')}</button>`}</div>`}
      <${Table} caption=${t('person.rights')} rows=${user.roles} rowKey=${({ name, group }) => `${name} ${group}`} empty=${html`<p>${t('rights.none')}</p>`}
        columns=${this.columns(paths, grants, joins)} />
      <p class="muted hint">${t('rights.note')}</p>
      ${asking === 'role' && html`<${Dialog} title=${t('rights.give')} onClose=${this.close}><p>${t('rights.give.effect')}</p>
        <${Form} fields=${[roleField(roles), ...terms(), { name: 'reason', label: t('act.reason'), maxlength: 100 }]} submit=${t('rights.give')}
          onSubmit=${this.give} onCancel=${this.close} /><//>`}
      ${asking === 'group' && html`<${Dialog} title=${t('rights.add')} onClose=${this.close}><p>${t('rights.add.effect')}</p>
        <${Form} fields=${[{ name: 'group', label: t('groups.name'), hint: t('invite.group.hint'), required: true, maxlength: 600, suggestions: this.state.groups ?? [] },
          ...terms()]} submit=${t('rights.add')} onSubmit=${this.add} onCancel=${this.close} onType=${this.suggest} /><//>`}`;
  }

  columns(paths, grants, joins) {
    return [
      { name: 'role', label: t('roles.name'), cell: ({ name }) => may('warden:role:read') ? html`<a href=${to('roles', name)}>${name}</a>` : name },
      { name: 'source', label: t('rights.source'), cell: ({ group }) => !group ? t('rights.direct')
        : paths[group] ? html`<a href=${to('groups', group)}>${paths[group].replaceAll('/', ' / ')}</a>` : t('rights.group') },
      { name: 'until', label: t('group.ends'), cell: ({ until }) => html`<${When} at=${until} none=${t('group.open')} />` },
      (grants || joins) && { name: 'act', label: t('keys.acts'), cell: ({ name, group }) => group
        ? joins && html`<button type="button" class="quiet red" aria-label="${t('rights.leave')} ${paths[group] ?? ''}" onClick=${() => this.leave(group)}>${t('rights.leave')}</button>`
        : grants && html`<button type="button" class="quiet red" aria-label=${t('group.role.take', { role: name })} onClick=${() => this.take(name)}>${t('rights.take')}</button>` },
    ].filter(Boolean);
  }
}

function terms() {
  return [{ name: 'until', label: t('act.until'), hint: t('act.until.hint'), type: 'datetime-local' }];
}

/** Only what the caller may give; without the right to read roles, the name must be typed. */
function roleField(roles = []) {
  const field = { name: 'role', label: t('roles.name'), required: true, maxlength: 64 };
  return roles.length === 0 ? field : { ...field, value: '', options: [{ value: '', label: t('group.role.choose') },
    ...roles.filter(mayGive).map(({ name }) => ({ value: name, label: name }))] };
}
