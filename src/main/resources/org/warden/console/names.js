// The user names behind ids in lists that contain ids only, as the record does, so that it keeps nothing of a deleted account.
import { query } from './api.js';
import { call, may, watch } from './session.js';

const AT_ONCE = 6;
const known = new Map();

watch((user) => user ?? known.clear());

/** The user name of an account if it has been read; undefined for one that is unknown or deleted. */
export function nameOf(id) {
  return known.get(id);
}

/** Reads the names of these accounts, a few at a time; calls back after each few. */
export async function readNames(ids, onRead) {
  const wanted = [...new Set(ids)].filter((id) => id && !known.has(id));
  if (!may('warden:account:read')) {
    return;
  }
  for (let begin = 0; begin < wanted.length; begin += AT_ONCE) {
    await Promise.all(wanted.slice(begin, begin + AT_ONCE).map(read));
    onRead();
  }
}

async function read(id) {
  const answer = await call('GET', query(`users/${id}`, { fields: 'username' })).catch(() => undefined);
  known.set(id, answer?.body.username);
}
