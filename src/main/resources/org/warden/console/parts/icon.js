import { html } from '../html.js';

/** Lines on a grid of 24, drawn in the colour of the text. */
const LINES = {
  overview: 'M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z',
  people: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21v-1a7 7 0 0 1 14 0v1M16 3.5a4 4 0 0 1 0 7.5M22 21v-1a7 7 0 0 0-4-6.3',
  roles: 'M12 3l8 3v6c0 4.5-3.3 8-8 9-4.7-1-8-4.5-8-9V6zM9 12l2 2 4-4',
  groups: 'M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM19 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM12 8v4M5 16v-2a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v2',
  record: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  keys: 'M15 9a5 5 0 1 0-4.6 5L12 16h2v2h2v2h4v-3l-5.6-5.6A5 5 0 0 0 15 9zM8.5 8.5h.01',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21v-1a8 8 0 0 1 16 0v1',
  security: 'M6 11h12v10H6zM8 11V7a4 4 0 0 1 8 0v4M12 15v2',
  sessions: 'M3 5h18v11H3zM8 20h8M12 16v4',
  activity: 'M3 12h4l3 8 4-16 3 8h4',
  data: 'M12 3v12M7 11l5 5 5-5M4 20h16',
  phone: 'M7 2h10v20H7zM11 18.5h2',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  out: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
};

/** A picture beside words; screen readers skip it. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${LINES[name]} /></svg>`;
}
