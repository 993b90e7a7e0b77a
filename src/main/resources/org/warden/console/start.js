// How both pages start: words, the session of this browser, then the frame.
import { Unreachable } from './frame.js';
import { html, render } from './html.js';
import { apply } from './scheme.js';
import * as session from './session.js';
import { speak } from './words.js';

/** Shows the page. Until the session is known there is nothing to see, so that no login form flashes up. */
export async function start(page) {
  apply();
  await speak();
  const body = document.body;
  try {
    await session.resume();
  } catch (refusal) {
    render(html`<${Unreachable} refusal=${refusal} onRetry=${() => start(page)} />`, body);
    return;
  }
  await speak(session.user?.language);
  render(page, body);
}
