// Browsers do not send the part after the #, which is the secret. Nothing changes until the button is pressed.
const WORDS = {
  en: {
    'show': 'Show',
    'hide': 'Hide',
    'done.confirm-email': 'Your address is confirmed.',
    'done.undo-email': 'Your old address is back. A link for a new password is on its way to it.',
    'done.reset-password': 'Your password is changed. You can log in with it now.',
    'done.invitation': 'Your password is set. You can log in with it now.',
    'invalid-link': 'This link is unknown, was used before, or is too old.',
    'incomplete': 'The link is incomplete. Please open the whole link of the mail.',
    'email-taken': 'Another account has this address now.',
    'username-taken': 'Another account has the user name now. Please register again with another one.',
    'required': 'Please enter a password.',
    'too-short': 'The password needs at least {n} characters.',
    'too-long': 'The password may have at most {n} characters.',
    'common-password': 'This password is among the first that an attacker tries. Please choose another one.',
    'contains-name': 'Please choose a password without your name and your address in it.',
    'same-password': 'This is the present password. Please choose another one.',
    'busy': 'The service is busy. Please try again in a moment.',
    'failed': 'That did not work. Please try again later.',
    'unreachable': 'The service cannot be reached. Please try again.',
  },
  de: {
    'confirm': 'Bestätige deine Adresse',
    'confirm.why': 'Mit einem Klick auf „Bestätigen“ bestätigst du deine E-Mail-Adresse.',
    'confirm.do': 'Bestätigen',
    'undo': 'Hol dir dein Konto zurück',
    'undo.why': 'Damit gilt wieder deine alte E-Mail-Adresse, alle Sitzungen enden, und das jetzige Passwort gilt nicht mehr. Danach schicken wir dir einen Link, mit dem du ein neues wählst.',
    'undo.do': 'Zurückholen',
    'reset': 'Wähle ein neues Passwort',
    'reset.why': 'Mit einem neuen Passwort enden alle Sitzungen deines Kontos.',
    'reset.field': 'Neues Passwort',
    'reset.do': 'Passwort ändern',
    'invitation': 'Willkommen',
    'invitation.why': 'Wähle ein Passwort für dein neues Konto.',
    'invitation.field': 'Passwort',
    'invitation.do': 'Passwort setzen',
    'hint': 'Ein paar Wörter, die nichts miteinander zu tun haben, merkt man sich leicht und errät man schwer.',
    'next': 'Zu deinem Konto',
    'show': 'Zeigen',
    'hide': 'Verbergen',
    'done.confirm-email': 'Deine Adresse ist bestätigt.',
    'done.undo-email': 'Deine alte Adresse gilt wieder. Ein Link für ein neues Passwort ist dorthin unterwegs.',
    'done.reset-password': 'Dein Passwort ist geändert. Du kannst dich jetzt damit anmelden.',
    'done.invitation': 'Dein Passwort ist gesetzt. Du kannst dich jetzt damit anmelden.',
    'invalid-link': 'Dieser Link ist unbekannt, schon benutzt oder zu alt.',
    'incomplete': 'Der Link ist unvollständig. Bitte öffne den ganzen Link aus der Mail.',
    'email-taken': 'Diese Adresse gehört inzwischen zu einem anderen Konto.',
    'username-taken': 'Der Benutzername gehört inzwischen zu einem anderen Konto. Bitte lege dein Konto mit einem anderen noch einmal an.',
    'required': 'Bitte gib ein Passwort ein.',
    'too-short': 'Das Passwort braucht mindestens {n} Zeichen.',
    'too-long': 'Das Passwort darf höchstens {n} Zeichen haben.',
    'common-password': 'Dieses Passwort probiert man beim Raten zuerst. Bitte wähle ein anderes.',
    'contains-name': 'Bitte wähle ein Passwort, in dem dein Name und deine Adresse nicht vorkommen.',
    'same-password': 'Das ist das jetzige Passwort. Bitte wähle ein anderes.',
    'busy': 'Der Dienst ist ausgelastet. Bitte versuche es gleich noch einmal.',
    'failed': 'Das hat nicht geklappt. Bitte versuche es später noch einmal.',
    'unreachable': 'Der Dienst ist nicht erreichbar. Bitte versuche es noch einmal.',
  },
};
const BUSY = [429, 503];

const page = location.pathname.split('/').pop().split(';')[0];
const call = page === 'invitation' ? 'reset-password' : page;
const form = document.getElementById(page);
const field = form.querySelector('input');
const button = form.querySelector('button:not([type])');
const said = document.getElementById('said');
// The choices that the account page keeps in this browser.
const language = [localStorage.getItem('warden.language'), ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase())
  .find((tag) => tag in WORDS) ?? 'en';
const words = WORDS[language];

/** What to show for a refusal. */
function sentence({ status, code, errors = [] }) {
  const reasons = errors.filter((error) => error.field === 'newPassword')
    .map(({ rule, message }) => words[rule]?.replace('{n}', message.match(/\d+/)?.[0]) ?? message);
  if (reasons.length > 0) {
    return reasons.join(' ');
  }
  return errors.length > 0 ? words.incomplete : words[code] ?? (BUSY.includes(status) ? words.busy : words.failed);
}

function say(text, kind) {
  said.textContent = text;
  said.className = kind;
}

/** After an error the password can be mended; without a field the sentence is what to read next. */
function refuse(text, wrong) {
  say(text, 'bad');
  field?.setAttribute('aria-invalid', wrong);
  (field ?? said).focus();
}

/** Only the heading and the result are left. The account page may be off, so the link to it appears if it is there. */
async function finish() {
  [...form.children].filter(({ tagName }) => tagName !== 'H1').forEach((element) => {
    element.hidden = true;
  });
  say(words[`done.${page}`], 'good');
  said.focus();
  document.getElementById('next').hidden = !await isThere('../account/');
}

async function isThere(address) {
  try {
    const answer = await fetch(address, { method: 'HEAD' });
    await answer.text(); // Empty, but a browser aborts a call that nothing reads.
    return answer.ok;
  } catch {
    return false;
  }
}

async function submit() {
  const body = { token: location.hash.slice(1), ...Object.fromEntries(new FormData(form)) };
  const answer = await fetch(`../api/user/${call}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.ok) {
    await finish();
  } else {
    const problem = await answer.json();
    refuse(sentence(problem), problem.errors?.some((error) => error.field === 'newPassword') ?? false);
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (field?.value === '') {
    refuse(words.required, true);
    return;
  }
  button.disabled = true;
  say('', '');
  try {
    await submit();
  } catch {
    refuse(words.unreachable, false);
  } finally {
    button.disabled = false;
  }
});

form.querySelector('[type=button]')?.addEventListener('click', ({ target }) => {
  const shown = field.type === 'text';
  field.type = shown ? 'password' : 'text';
  target.textContent = words[shown ? 'show' : 'hide'];
});

document.documentElement.dataset.scheme = localStorage.getItem('warden.scheme') ?? 'system';
document.documentElement.lang = language;
document.querySelectorAll('[data-word]').forEach((element) => {
  element.textContent = words[element.dataset.word] ?? element.textContent;
});
document.title = `${form.querySelector('h1').textContent} · Warden`;
form.hidden = false;
if (location.hash.length < 2) {
  say(words.incomplete, 'bad');
  form.querySelectorAll('button, input').forEach((element) => {
    element.disabled = true;
  });
}
