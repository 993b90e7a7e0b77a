// The colour scheme: the system's, unless the reader chose one for this browser.
const CHOICE = 'warden.scheme';

export const schemes = ['system', 'light', 'dark'];

export function scheme() {
  return localStorage.getItem(CHOICE) ?? 'system';
}

export function setScheme(name) {
  localStorage.setItem(CHOICE, name);
  apply();
}

export function apply() {
  document.documentElement.dataset.scheme = scheme();
}
