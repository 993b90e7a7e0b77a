// Browsers do not send the part after the #, which is the secret. Nothing changes until the button is pressed.
const page = location.pathname.split('/').pop().split(';')[0];
const call = page === 'invitation' ? 'reset-password' : page;
const form = document.getElementById(page);
const button = form.querySelector('button');
const said = document.querySelector('[role=status]');

/** Returns what to show: the message, the reason for each invalid field, or the detail. */
function sentence(answer) {
  const reasons = (answer.errors ?? []).map(({ field, message }) =>
    field === 'newPassword' ? `The password ${message}.` : 'The link is incomplete.');
  return answer.message ?? (reasons.join(' ') || answer.detail);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  said.textContent = '';
  try {
    const body = { token: location.hash.slice(1), ...Object.fromEntries(new FormData(form)) };
    const answer = await fetch(`../api/user/${call}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    said.textContent = sentence(await answer.json());
    form.hidden = answer.ok;
  } catch {
    said.textContent = 'The service could not be reached. Please try again.';
  } finally {
    button.disabled = false;
  }
});
document.title = form.querySelector('h1').textContent;
form.hidden = false;
