// The caller's session. The access token lives in this module, the refresh token in a cookie that no script can read.
import { Refusal, send } from './api.js';

const SPARE_SECONDS = 60;
const RETRY_SECONDS = 10;
const tabs = new BroadcastChannel('warden');
const listeners = new Set();

let token;
let timer;
let renewing;

/** The account of the session as GET /api/user describes it; undefined before a login. */
export let user;

/** What the frame of the page offers: each shows a dialog, and returns a promise that is true once the caller has done it. */
export const ask = { login: undefined, proof: undefined };

/** Calls back after each login, logout and change of the account. */
export function watch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  listeners.forEach((listener) => listener(user));
}

/** Continues the session of this browser; returns whether there is one. */
export async function resume() {
  try {
    await renew();
    return true;
  } catch (refused) {
    if (refused instanceof Refusal && refused.status > 0 && refused.status < 500) {
      return false;
    }
    throw refused;
  }
}

/** Logs in; throws the Refusal if the proof is not enough. */
export async function login(credentials) {
  const { body } = await send('POST', 'user/token?transport=cookie', { body: credentials });
  keep(body);
  await loadUser();
  tabs.postMessage({ in: user.id });
}

/** Proves the account again, for calls that demand a recent proof. */
export async function prove(proof) {
  keep((await call('POST', 'user/proof', { body: proof })).body);
}

/** Ends the session in every tab. The tabs forget everything even if the server does not answer. */
export async function logout() {
  try {
    await send('POST', 'user/revoke-token', { body: {} });
  } finally {
    tabs.postMessage({ out: true });
    forget();
  }
}

/** Forgets a session that the server has ended already. */
export function forget() {
  clearTimeout(timer);
  token = undefined;
  user = undefined;
  changed();
}

/** Reads the account again, after a change to it. */
export async function loadUser() {
  const before = user?.id;
  user = (await send('GET', 'user', { token })).body;
  if (before && before !== user.id) {
    // Another account: nothing of the first one may stay on the screen.
    location.reload();
  }
  changed();
}

/** Whether the caller holds this permission, or a wildcard above it. The server decides all the same. */
export function may(permission) {
  return (user?.permissions ?? []).some((held) => held === '*' || held === permission
    || (held.endsWith(':*') && permission.startsWith(held.slice(0, -1))));
}

/** Calls the API as the caller. Renews an ended token, asks for a login or a proof if the server does, and repeats the call. */
export async function call(method, path, options = {}) {
  const asked = new Set();
  for (;;) {
    try {
      return await send(method, path, { ...options, token });
    } catch (refused) {
      if (asked.has(refused.code) || !await mended(refused)) {
        throw refused;
      }
      asked.add(refused.code);
    }
  }
}

async function mended(refused) {
  switch (refused.code) {
    case 'invalid-token':
    case 'token-required':
      return await resume() || (ask.login ? ask.login() : false);
    case 'reauthentication-required':
      return ask.proof ? ask.proof() : false;
    default:
      return false;
  }
}

/** One renewal at a time in all tabs: the next one then sends the cookie of the one before. */
function renew() {
  renewing ??= alone(async () => {
    keep((await send('POST', 'user/refresh-token', { body: {} })).body);
    if (!user) {
      await loadUser();
    }
  }).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Over plain HTTP on a host other than localhost there are no locks, and no cookie either. */
function alone(work) {
  return navigator.locks ? navigator.locks.request('warden', work) : work();
}

function keep(answer) {
  token = answer.token;
  later(Math.max(answer.expiresIn - SPARE_SECONDS, answer.expiresIn / 2));
}

function later(seconds) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      if (!await resume() && ask.login) {
        await ask.login();
      }
    } catch {
      later(RETRY_SECONDS);
    }
  }, seconds * 1000);
}

tabs.onmessage = async ({ data }) => {
  if (data.out && user) {
    forget();
  } else if (data.in && data.in !== user?.id) {
    location.reload();
  } else if (data.in && await resume()) {
    // Closes a login dialog that waits here.
    changed();
  }
};
