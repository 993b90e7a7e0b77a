import { query } from '../api.js';
import { html } from '../html.js';
import { Form } from '../parts/form.js';
import { Screen } from '../parts/load.js';
import { Table } from '../parts/table.js';
import { When } from '../parts/when.js';
import { remember, to } from '../router.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

/** Whether the person may do something, and why. A refusal of the console links here with the permission that is missing. */
export class Access extends Screen {
  state = { asked: askedIn(this.props.query) };

  /** The permissions and roles to choose from; without the right to read them, the name must be typed. */
  async load(signal) {
    const [tree, roles, answer] = await Promise.all([
      may('warden:role:read') ? call('GET', 'permissions', { signal }) : undefined,
      may('warden:role:read') ? call('GET', 'roles', { signal }) : undefined,
      this.state.asked && this.ask(this.state.asked, signal),
    ]);
    return { names: [...leaves(tree?.body.permissions ?? []), ...roles?.body.roles.map(({ name }) => name) ?? []], answer };
  }

  /** An act may have changed the answer. */
  async componentDidUpdate({ user }) {
    if (user !== this.props.user && this.state.asked) {
      await this.act(async () => this.setState({ answer: await this.ask(this.state.asked) }));
    }
  }

  /** A name with a colon, or the wildcard, is a permission; any other is a role. */
  async ask({ name, issued }, signal) {
    const kind = name.includes(':') || name === '*' ? 'permission' : 'role';
    return (await call('GET', query(`users/${this.props.user.id}/access`, { [kind]: name, issued }), { signal })).body;
  }

  submit = async (values) => {
    const asked = { ...values, name: values.name.trim() };
    this.setState({ answer: await this.ask(asked), asked });
    remember({ [asked.name.includes(':') ? 'permission' : 'role']: asked.name, issued: asked.issued });
  };

  view({ user }, { names, asked, answer }) {
    return html`<section class="card"><h2>${t('access.title')}</h2>
      <${Form} focus=${false} submit=${t('access.ask')} onSubmit=${this.submit} fields=${[
        { name: 'name', label: t('access.name'), hint: t('access.name.hint'), value: asked?.name, required: true, maxlength: 120, suggestions: names ?? [], also: ['permission', 'role'] },
        { name: 'issued', label: t('access.issued'), hint: t('access.issued.hint'), type: 'datetime-local' }]} /></section>
      <div role="status" class="stack">${answer && html`<p class="verdict chip ${answer.allowed ? 'good' : 'bad'}">${t(answer.allowed ? 'access.yes' : 'access.no', { name: asked.name })}</p>
        ${answer.because.length === 0 ? html`<p>${t('access.nothing', { name: asked.name })}</p>`
          : html`<${Table} caption=${t('access.because')} columns=${columns(user)} rows=${answer.because} rowKey=${({ role, group }) => `${role} ${group}`} />`}`}</div>`;
  }
}

function askedIn(parameters) {
  const name = parameters.get('permission') ?? parameters.get('role');
  return name ? { name, issued: parameters.get('issued') ?? undefined } : undefined;
}

function leaves(nodes) {
  return nodes.flatMap(({ name, permissions }) => permissions.length > 0 ? leaves(permissions) : [name]);
}

function columns({ status }) {
  return [
    { name: 'role', label: t('roles.name'), cell: ({ role }) => may('warden:role:read') ? html`<a href=${to('roles', role)}>${role}</a>` : role },
    { name: 'source', label: t('rights.source'), cell: ({ group, path }) => group ? html`<a href=${to('groups', group)}>${path.replaceAll('/', ' / ')}</a>` : t('rights.direct') },
    { name: 'until', label: t('group.ends'), cell: ({ until }) => html`<${When} at=${until} none=${t('group.open')} />` },
    { name: 'counts', label: t('access.counts'), cell: ({ counts, reason }) => counts ? html`<span class="chip good">${t('yes')}</span>`
      : html`<span class="chip bad">${t('no')}</span> ${t(`access.${reason}`, { status: t(`status.${status}`) })}` },
  ];
}
