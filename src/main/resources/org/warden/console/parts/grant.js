import { query } from '../api.js';
import { call, may } from '../session.js';

/** Whether the caller holds all that a role permits, and so may give it. The server decides all the same. */
export function mayGive({ permissions }) {
  return permissions.every(may);
}

/** Groups whose paths begin or go on as typed: the last word of the path is searched. */
export async function findGroups(path, signal) {
  const { body } = await call('GET', query('groups', { search: path.split('/').pop().trim(), size: 100 }), { signal });
  return body.groups;
}
