// The screens are behind the #, so that the server needs no rule for them: #/people/019ad.../sessions?search=ada
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const listeners = new Set();

/** Where the reader is: the words of the path, and the query. */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

function decoded(word) {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The id in a word of the path. Anything else would lead to another address of the API than the screen means. */
export function id(word) {
  return UUID.test(word) ? word : NO_ID;
}

/** The address of a screen. */
export function to(...path) {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}

export function go(...path) {
  location.hash = to(...path);
}

/** Changes the query in the address without another entry in the history, so that "back" leaves the screen. */
export function remember(query) {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  const path = location.hash.split('?')[0] || '#/';
  history.replaceState(null, '', given.size ? `${path}?${given}` : path);
}

/** Calls back whenever the reader goes to another screen. */
export function watch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

addEventListener('hashchange', () => listeners.forEach((listener) => listener()));
