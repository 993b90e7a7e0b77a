import { Refusal } from '../api.js';
import { titled } from '../frame.js';
import { html } from '../html.js';
import { Confirm } from '../parts/confirm.js';
import { Form } from '../parts/form.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { Tree } from '../parts/tree.js';
import { covers, leaves } from '../permissions.js';
import { go, to } from '../router.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

/** One role: its permissions as a tree, and what a change means for its holders. */
export class Role extends Screen {
  state = { search: '' };

  path() {
    return `roles/${encodeURIComponent(this.props.name)}`;
  }

  async load(signal) {
    titled(this.props.name);
    const [role, tree] = await Promise.all([call('GET', this.path(), { signal }), call('GET', 'permissions', { signal })]);
    return { role: role.body, etag: role.etag, tree: tree.body.permissions, held: new Set(role.body.permissions) };
  }

  save = async ({ description = '' }) => {
    const body = { description, permissions: [...this.state.held].sort() };
    try {
      const { body: role, etag } = await call('PATCH', this.path(), { body, etag: this.state.etag });
      this.setState({ role, etag, held: new Set(role.permissions), theirs: undefined });
      tell(t('role.saved'));
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'changed-meanwhile') {
        this.setState({ theirs: (await call('GET', this.path())).body, etag: refusal.etag });
      }
      throw refusal;
    }
  };

  remove = async () => {
    await call('DELETE', this.path());
    tell(t('role.deleted', { name: this.props.name }));
    go('roles');
  };

  takeTheirs = () => this.setState(({ theirs }) => ({ role: theirs, held: new Set(theirs.permissions), theirs: undefined }));

  view({ name }, { role, tree, held, search, theirs, deleting }) {
    const editable = may('warden:role:write') && name !== 'Administrator';
    return html`<p><a href=${to('roles')}>← ${t('nav.roles')}</a></p>
      <div class="head"><h1 tabindex="-1">${name}</h1>
        ${role && html`<a href="${to('people')}?${new URLSearchParams({ role: name })}">${t('role.holders', { n: role.holders })}</a>`}
      </div>
      ${role && html`<div class="columns wide-first">
        <section class="card"><h2>${t('roles.permissions')}</h2>
          <label class="field"><span class="unseen">${t('tree.search')}</span>
            <input type="search" placeholder=${t('tree.search')} value=${search} onInput=${({ target }) => this.setState({ search: target.value })} /></label>
          <${Tree} nodes=${tree} held=${held} search=${search} onChange=${editable ? (changed) => this.setState({ held: changed }) : undefined} />
        </section>
        <section class="card">
          ${editable ? html`<${Form} key=${role.version} fields=${[{ name: 'description', label: t('roles.description'), value: role.description, maxlength: 200, rows: 3 }]}
              submit=${t('save')} onSubmit=${this.save} focus=${false}>
              <${Changes} before=${new Set(role.permissions)} after=${held} tree=${tree} holders=${role.holders} />
              ${theirs && html`<p><button type="button" onClick=${this.takeTheirs}>${t('changed.theirs')}</button> ${t('changed.mine')}</p>`}
            <//>` : html`<p>${role.description}</p><p class="muted">${t('role.protected')}</p>`}
          ${editable && html`<p><button type="button" class="quiet red" onClick=${() => this.setState({ deleting: true })}>${t('role.delete')}</button></p>`}
        </section>
      </div>`}
      ${deleting && html`<${Confirm} title=${t('role.delete.title', { name })} why=${t('role.delete.why', { n: role.holders })} danger
        submit=${t('role.delete')} act=${this.remove} onClose=${() => this.setState({ deleting: false })} />`}`;
  }
}

/** What the holders gain and lose, before it is saved. */
function Changes({ before, after, tree, holders }) {
  const names = [...new Set([...leaves(tree), ...before, ...after])].filter((name) => !name.endsWith('*'));
  const gained = names.filter((name) => covers(after, name) && !covers(before, name));
  const lost = names.filter((name) => covers(before, name) && !covers(after, name));
  const wide = [...after].filter((name) => name.endsWith('*') && !before.has(name));
  return html`<div role="status" class="stack">
    ${gained.length + lost.length + wide.length > 0 && html`<h2>${t('role.changes')}</h2>
      <p>${t('role.changes.holders', { n: holders })}</p>
      <${Names} title=${t('role.gain', { n: gained.length })} names=${[...wide, ...gained]} tone="good" sign="+" />
      <${Names} title=${t('role.lose', { n: lost.length })} names=${lost} tone="bad" sign="−" />`}
  </div>`;
}

function Names({ title, names, tone, sign }) {
  return names.length > 0 && html`<div><h3>${title}</h3><ul class="chips">${names.map((name) =>
    html`<li key=${name} class="chip ${tone}">${sign} <code>${name}</code></li>`)}</ul></div>`;
}
