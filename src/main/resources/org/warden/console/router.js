// The screens are behind the #, so that the server needs no rule for them: #/people/019ad.../sessions?search=ada
const listeners = new Set();

/** Where the reader is: the words of the path, and the query. */
export function here() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
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
