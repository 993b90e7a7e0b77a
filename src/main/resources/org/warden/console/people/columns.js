import { Component, html } from '../html.js';
import { Chips, nameOf, Status } from '../parts/person.js';
import { When } from '../parts/when.js';
import { to } from '../router.js';
import { language, t } from '../words.js';

const CHOICE = 'warden.people.columns';
const USUAL = ['username', 'email', 'status', 'roles', 'secondFactor', 'lastSeen'];

const CELLS = {
  name: (user) => html`<a href=${to('person', user.id)}><bdi>${nameOf(user)}</bdi></a>`,
  username: (user) => user.username,
  email: ({ email }) => { const at = email.lastIndexOf('@') + 1; return html`${email.slice(0, at)}<wbr />${email.slice(at)}`; },
  status: (user) => html`<${Status} of=${user.status} />`,
  roles: (user) => html`<${Chips} names=${user.roles} />`,
  secondFactor: (user) => t(user.secondFactor ? 'yes' : 'no'),
  lastSeen: (user) => html`<${When} at=${user.lastSeen} dayOnly />`,
  created: (user) => html`<${When} at=${user.created} dayOnly />`,
  language: (user) => user.language ?? '',
};

let made;

/** The columns that the reader chose. They stay the same objects until the choice or the language changes. */
export function columns() {
  const chosen = (localStorage.getItem(CHOICE) ?? USUAL.join()).split(',');
  const key = `${language} ${chosen}`;
  if (made?.key !== key) {
    made = { key, columns: Object.keys(CELLS).filter((name) => name === 'name' || chosen.includes(name))
      .map((name) => ({ name, label: t(`people.${name}`), cell: CELLS[name] })) };
  }
  return made.columns;
}

/** The choice of columns, kept in this browser. */
export class Columns extends Component {
  toggle = () => {
    const chosen = [...this.base.querySelectorAll('input:checked')].map(({ value }) => value);
    localStorage.setItem(CHOICE, chosen.join());
    this.props.onChange();
  };

  close = (event) => {
    const outside = event.type === 'focusout' ? event.relatedTarget && !this.base.contains(event.relatedTarget) : event.key === 'Escape';
    if (outside && this.base.open) {
      this.base.open = false;
      event.key && this.base.firstElementChild.focus();
    }
  };

  render() {
    const shown = columns().map(({ name }) => name);
    return html`<details class="pop" onKeyDown=${this.close} onFocusOut=${this.close}>
      <summary class="button">${t('people.columns')}</summary>
      <fieldset class="card"><legend class="unseen">${t('people.columns')}</legend>
        ${Object.keys(CELLS).filter((name) => name !== 'name').map((name) => html`<label key=${name} class="check"><input type="checkbox" value=${name}
          checked=${shown.includes(name)} onChange=${this.toggle} /> ${t(`people.${name}`)}</label>`)}
      </fieldset>
    </details>`;
  }
}
