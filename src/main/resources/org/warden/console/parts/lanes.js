import { html } from '../html.js';
import { day, shortDay, t, time } from '../words.js';
import { program } from './agent.js';

const DAYS = 30;
const DAY = 86_400_000;
const MOST = 12;
const HEIGHT = 36;
const AXIS = 24;
/** A session of a few minutes must still be seen. */
const NARROWEST = 0.8;

/**
 * A lane for each session on a line of 30 days, from its login to its last use. Positions are shares of the width, so that
 * the text keeps its size on every screen. The list of sessions says the same in words.
 */
export function Lanes({ sessions, now = Date.now() }) {
  const shown = sessions.slice(0, MOST);
  const height = AXIS + shown.length * HEIGHT;
  return html`<figure class="lanes card">
    <figcaption class="muted">${t('lanes.about', { n: sessions.length })}
      ${shown.length < sessions.length && ` ${t('lanes.more', { n: shown.length })}`}</figcaption>
    <svg role="img" aria-label=${sentence(sessions)} width="100%" height=${height}>
      ${[30, 20, 10, 0].map((days) => html`<g key=${days} class="tick tick-${days}">
        <line x1="${share(days)}%" x2="${share(days)}%" y1=${AXIS - 6} y2=${height} />
        <text x="${share(days)}%" y="12" text-anchor=${days === DAYS ? 'start' : days === 0 ? 'end' : 'middle'}>${
          days === 0 ? t('lanes.today') : shortDay(now - days * DAY)}</text>
      </g>`)}
      ${shown.map((session, index) => lane(session, index, now))}
    </svg>
  </figure>`;
}

function lane({ id, created, lastUsed, current, address, userAgent }, index, now) {
  const top = AXIS + index * HEIGHT;
  const from = Math.max(0, place(created, now));
  const to = Math.min(100, Math.max(place(lastUsed, now), from + NARROWEST));
  const begin = Math.min(from, 100 - NARROWEST);
  const words = `${current ? `${t('sessions.this')} · ` : ''}${program(userAgent)}`;
  return html`<g key=${id} class=${current ? 'lane current' : 'lane'}>
    <title>${words} · ${address}: ${time(created)} – ${time(lastUsed)}</title>
    <text x="0" y=${top + 13}>${words}<tspan> · ${address}</tspan></text>
    <rect class="way" x="0" y=${top + 19} width="100%" height="10" rx="5" />
    <rect class="stay" x="${begin}%" y=${top + 19} width="${to - begin}%" height="10" rx="5" />
    ${place(created, now) < 0 && html`<path class="before" d="M9 ${top + 20.5}l-5 3.5 5 3.5" />`}
  </g>`;
}

function share(days) {
  return (DAYS - days) / DAYS * 100;
}

/** Where an instant is on the line, in per cent; negative before it. */
function place(instant, now) {
  return 100 - (now - Date.parse(instant)) / (DAYS * DAY) * 100;
}

function sentence(sessions) {
  const first = sessions.reduce((earliest, { created }) => created < earliest ? created : earliest, sessions[0].created);
  return t('lanes.sentence', { n: sessions.length, from: day(first) });
}
