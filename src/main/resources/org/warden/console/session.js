// The caller's session. The access token lives in this module, the refresh token in a cookie that no script can read.
import { Refusal, send } from './api.js';

const SPARE_SECONDS = 60;
const RETRY_SECONDS = 10;
/** Set while a logout has not reached the server: the next page of this browser sends it first. */
const LEAVING = 'warden.leaving';
const tabs = new BroadcastChannel('warden');
const listeners = new Set();

let token;
let timer;
let renewing;
/** Grows with each logout: the answer to a request that was sent before it no longer counts. */
let era = 0;

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

/** Continues the session of this browser; returns whether there is one. Throws the Refusal if that is not known. */
export async function resume() {
  if (localStorage.getItem(LEAVING)) {
    await revoke();
    return false;
  }
  try {
    await renew();
    return token !== undefined;
  } catch (refused) {
    if (refused instanceof Refusal && (refused.status === 400 || refused.status === 401)) {
      return false;
    }
    throw refused;
  }
}

/** Logs in; throws the Refusal if the proof is not enough. */
export async function login(credentials) {
  await alone(async () => {
    const { body } = await send('POST', 'user/token?transport=cookie', { body: credentials });
    localStorage.removeItem(LEAVING);
    tabs.postMessage({ in: holder(body.token) });
    await keep(body);
  });
  await loadUser();
}

/** Proves the account again, for calls that demand a recent proof. Roles that need a second factor may begin to count. */
export async function prove(proof) {
  const now = era;
  const { body } = await call('POST', 'user/proof', { body: proof });
  if (now === era) {
    await keep(body);
    await loadUser();
  }
}

/** Ends the session in every tab: they forget it at once, even if the server does not answer. */
export async function logout() {
  localStorage.setItem(LEAVING, 'true');
  const last = token;
  gone();
  await revoke(last);
}

/** Sends the token too, because a browser may have lost the cookie. */
function revoke(last) {
  return alone(async () => {
    try {
      await send('POST', 'user/revoke-token', { body: {}, token: last });
    } catch (refused) {
      // Without a cookie there is nothing to revoke, which is as good.
      if (!(refused instanceof Refusal) || (refused.status !== 400 && refused.status !== 401)) {
        throw refused;
      }
    }
    localStorage.removeItem(LEAVING);
  });
}

/** Forgets a session that the server has ended already. */
export function forget() {
  era++;
  clearTimeout(timer);
  token = undefined;
  user = undefined;
  changed();
}

/** Forgets the session in every tab, because it ends or its account is deleted. */
export function gone() {
  tabs.postMessage({ out: true });
  forget();
}

/** Reads the account again, after a change to it. */
export async function loadUser() {
  const now = era;
  const { body } = await send('GET', 'user', { token });
  if (now === era) {
    user = body;
    changed();
  }
}

/** Whether the caller holds this permission, or a wildcard above it. The server decides all the same. */
export function may(permission) {
  return (user?.permissions ?? []).some((held) => held === '*' || held === permission
    || (held.endsWith(':*') && permission.startsWith(held.slice(0, -1))));
}

/**
 * Calls the API as the caller. Renews an ended token, asks for a login or a proof if the server does, and repeats the call.
 * With quiet it does not ask for a proof.
 */
export async function call(method, path, { quiet, ...options } = {}) {
  const met = new Set(quiet ? ['reauthentication-required'] : []);
  for (;;) {
    try {
      return await send(method, path, { ...options, token });
    } catch (refused) {
      if (met.has(refused.code) || !await mended(refused)) {
        throw refused;
      }
      met.add(refused.code);
    }
  }
}

async function mended(refused) {
  switch (refused.code) {
    case 'invalid-token':
    case 'token-required':
      return user !== undefined && (await resume() || (ask.login ? ask.login() : false));
    case 'reauthentication-required':
      return ask.proof ? ask.proof() : false;
    default:
      return false;
  }
}

/** One renewal at a time in all tabs: the next one then sends the cookie of the one before. */
function renew() {
  const now = era;
  renewing ??= alone(async () => {
    const answer = now === era && await send('POST', 'user/refresh-token', { body: {} });
    if (answer && now === era) {
      await keep(answer.body);
      await (user ?? loadUser());
    }
  }).finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** The account of a token. */
function holder(jwt) {
  return JSON.parse(atob(jwt.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub;
}

/** Over plain HTTP on a host other than localhost there are no locks, and no cookie either. */
function alone(work) {
  return navigator.locks ? navigator.locks.request('warden', work) : work();
}

/** Another tab may have logged in as another account: nothing of the first one may stay on the screen. */
async function keep(answer) {
  if (user && user.id !== holder(answer.token)) {
    location.reload();
    await new Promise(() => {}); // What waits for this must not go on.
  }
  token = answer.token;
  later(Math.max(answer.expiresIn - SPARE_SECONDS, answer.expiresIn / 2));
}

function later(seconds) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      if (!await resume() && user && ask.login) {
        await ask.login();
      }
    } catch {
      later(RETRY_SECONDS);
    }
  }, seconds * 1000);
}

tabs.onmessage = async ({ data }) => {
  if (data.out) {
    forget();
  } else if (user && data.in !== user.id) {
    location.reload();
  } else if (await resume().catch(() => false)) {
    // Closes a login dialog that waits here, and opens a page that waited for a login.
    changed();
  }
};

addEventListener('online', () => localStorage.getItem(LEAVING) && revoke().catch(() => {}));

/** The browser may show a page as it was left. */
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
