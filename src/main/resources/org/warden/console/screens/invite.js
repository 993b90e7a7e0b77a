import { Refusal } from '../api.js';
import { html } from '../html.js';
import { Form } from '../parts/form.js';
import { findGroups, mayGive } from '../parts/grant.js';
import { Screen } from '../parts/load.js';
import { tell } from '../parts/notice.js';
import { nameOf } from '../parts/person.js';
import { go, to } from '../router.js';
import { call, may } from '../session.js';
import { language, languages, t } from '../words.js';

/** Invites a person: the names, and the roles and groups that the caller may give. */
export default class Invite extends Screen {
  async load(signal) {
    const [roles, groups] = await Promise.all([
      may('warden:grant:write') && may('warden:role:read') ? call('GET', 'roles', { signal }) : undefined,
      this.groups() ? findGroups('', signal) : undefined,
    ]);
    return { roles: roles?.body.roles.filter(({ name }) => name !== 'User').filter(mayGive) ?? [], groups: groups ?? [] };
  }

  groups() {
    return may('warden:group:members') && may('warden:group:read');
  }

  invite = async ({ group, ...values }) => {
    const body = { ...values, ...group && { groups: [await this.find(group)] } };
    const { body: user } = await call('POST', 'users', { body });
    tell(t('invite.done', { name: nameOf(user) }));
    go('person', user.id);
  };

  async find(path) {
    const one = (await findGroups(path)).find((group) => group.path.toLowerCase() === path.trim().toLowerCase());
    if (!one) {
      throw new Refusal({ code: 'group-not-found', status: 404, errors: [{ field: 'group', rule: 'unknown-group' }] });
    }
    return one.id;
  }

  suggest = async (name, value) => {
    if (name === 'group') {
      this.setState({ groups: await findGroups(value).catch(() => []) });
    }
  };

  view(_, { roles = [], groups = [] }) {
    return html`<p><a href=${to('people')}>← ${t('nav.people')}</a></p><h1 tabindex="-1">${t('invite.title')}</h1>
      <section class="card narrow"><p>${t('invite.effect')}</p>
        <${Form} submit=${t('invite.submit')} onSubmit=${this.invite} onCancel=${() => go('people')} onType=${this.suggest} fields=${[
          { name: 'firstName', label: t('profile.firstName'), required: true, maxlength: 100 },
          { name: 'lastName', label: t('profile.lastName'), required: true, maxlength: 100 },
          { name: 'email', label: t('people.email'), type: 'email', required: true, maxlength: 254 },
          { name: 'username', label: t('people.username'), hint: t('profile.username.hint'), required: true, maxlength: 64 },
          { name: 'language', label: t('people.language'), value: language, optional: false,
            options: [...languages.map(({ tag, name }) => ({ value: tag, label: name })), { value: '', label: t('invite.nolanguage') }] },
          roles.length > 0 && { name: 'roles', label: t('nav.roles'), hint: t('invite.roles.hint'), choices: roles.map(({ name }) => ({ value: name, label: name })) },
          this.groups() && { name: 'group', label: t('groups.name'), hint: t('invite.group.hint'), maxlength: 600, suggestions: groups.map(({ path }) => path) },
        ].filter(Boolean)} /></section>`;
  }
}
