import { query, Refusal } from '../api.js';
import { Component, html } from '../html.js';
import { Dialog } from '../parts/dialog.js';
import { Form } from '../parts/form.js';
import { tell } from '../parts/notice.js';
import { nameOf } from '../parts/person.js';
import { go } from '../router.js';
import { call, may } from '../session.js';
import { t } from '../words.js';

const GROUPS = ['access', 'security', 'end'];

const post = (act) => (path, body = {}) => call('POST', `${path}/${act}`, { body });
const open = ({ status }) => status !== 'deleted';
const reason = () => ({ name: 'reason', label: t('act.reason'), maxlength: 100 });
const until = () => ({ name: 'until', label: t('act.until'), hint: t('act.until.hint'), type: 'datetime-local' });

/**
 * What may be done to an account: the permissions it needs, when it makes sense, and the call. sessions: whether it ends them.
 * told: whether the owner gets a mail.
 */
const ACTS = [
  { name: 'invite', group: 'access', needs: ['create'], fits: ({ status }) => status === 'invited', run: post('invite'), told: true },
  { name: 'unlock', group: 'access', needs: ['unlock'], fits: ({ status, guessesBlocked }) => status === 'locked' || guessesBlocked, run: post('unlock') },
  { name: 'relock', group: 'access', needs: ['lock'], fits: ({ status }) => status === 'locked', run: post('lock'), fields: () => [reason(), until()] },
  { name: 'enable', group: 'access', needs: ['disable'], fits: ({ status }) => status === 'disabled', run: post('enable') },
  { name: 'logout', group: 'access', needs: ['logout'], fits: ({ sessions }) => sessions > 0, run: post('logout'), sessions: true, told: false },
  { name: 'lock', group: 'access', needs: ['lock'], fits: ({ status }) => ['active', 'invited', 'unconfirmed'].includes(status), run: post('lock'),
    fields: () => [reason(), until()], sessions: true, told: false },
  { name: 'disable', group: 'access', needs: ['disable'], fits: (user) => open(user) && user.status !== 'disabled', run: post('disable'),
    fields: () => [reason()], sessions: true, told: false },
  { name: 'link', group: 'security', needs: ['password'], fits: ({ status }) => ['active', 'unconfirmed'].includes(status), told: true,
    run: (path) => post('password')(path, { how: 'link' }) },
  { name: 'demand', group: 'security', needs: ['password'], sessions: true, told: true,
    fits: ({ status, passwordChangeRequired }) => ['active', 'locked', 'disabled'].includes(status) && !passwordChangeRequired,
    run: (path) => post('password')(path, { how: 'change' }) },
  { name: 'factor', group: 'security', needs: ['second-factor'], fits: ({ secondFactor }) => secondFactor, sessions: true, told: true, danger: true,
    fields: () => [reason()], run: (path, body) => call('DELETE', `${path}/2fa`, { body }) },
  { name: 'restore', group: 'end', needs: ['delete'], fits: ({ status }) => status === 'deleted', run: post('restore') },
  { name: 'delete', group: 'end', needs: ['delete'], fits: open, sessions: true, told: true, danger: true, run: (path) => call('DELETE', path) },
  { name: 'erase', group: 'end', needs: ['delete', 'erase'], fits: () => true, told: true, danger: true, typed: true,
    run: (path) => call('DELETE', query(path, { 'at-once': true })) },
];

/** The acts beside the facts, in three groups, the dangerous ones last. Each says its effect before it happens. */
export class Acts extends Component {
  close = () => this.setState({ act: undefined });

  run = async ({ typed, ...values }) => {
    const { act } = this.state;
    const { user, reload } = this.props;
    if (act.typed && typed !== user.username) {
      throw new Refusal({ code: 'invalid-input', status: 400, errors: [{ field: 'typed', rule: 'typed' }] });
    }
    await act.run(`users/${user.id}`, values);
    this.close();
    tell(t(`act.${act.name}.done`, { name: nameOf(user) }));
    if (act.name === 'erase') {
      go('people');
    } else {
      await reload();
    }
  };

  render({ user, own }, { act }) {
    if (own) {
      return html`<aside class="acts-of"><p class="muted">${t('person.own')} <a href="../account/">${t('none.account')}</a></p></aside>`;
    }
    const allowed = ACTS.filter(({ needs, fits }) => needs.every((word) => may(`warden:account:${word}`)) && fits(user));
    return html`<aside class="acts-of" aria-label=${t('person.acts')}>
      ${GROUPS.map((group) => [group, allowed.filter((one) => one.group === group)]).map(([group, acts]) => acts.length > 0
        && html`<section key=${group} class="stack"><h2>${t(`acts.${group}`)}</h2>${acts.map((one) => html`<button key=${one.name} type="button"
          class=${one.danger ? 'red' : ''} onClick=${() => this.setState({ act: one })}>${t(`act.${one.name}`)}</button>`)}</section>`)}
      ${act && this.dialog(act, user)}
    </aside>`;
  }

  dialog(act, user) {
    const name = nameOf(user);
    const typed = act.typed && { name: 'typed', label: t('act.typed', { name: user.username }), required: true, maxlength: 64 };
    return html`<${Dialog} title=${t(`act.${act.name}.title`, { name })} onClose=${this.close}>
      <div class="stack effects"><p>${t(`act.${act.name}.effect`, { name })}</p>${effects(act, user, name)}</div>
      <${Form} fields=${[...act.fields?.() ?? [], typed].filter(Boolean)} submit=${t(`act.${act.name}`)} danger=${act.danger}
        onSubmit=${this.run} onCancel=${this.close} />
    <//>`;
  }
}

function effects(act, user, name) {
  const ends = act.sessions && user.sessions > 0 && t('act.sessions', { n: user.sessions });
  const mail = act.told === true ? t('act.told', { name }) : act.told === false ? t('act.untold', { name }) : '';
  return (ends || mail) && html`<p>${ends} ${mail}</p>`;
}
