import { has, t } from '../words.js';

/** Why a field is refused: by the rule that it breaks; the server's own words if the pages do not know the rule. */
export function reason({ rule, message = '' }) {
  const key = `rule.${rule}`;
  return has(key) ? t(key, { n: bound(rule, message) }) : `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** The number of characters or items that the server's words name: the least of a text that is too short, else the most. */
function bound(rule, message) {
  const numbers = message.match(/\d+/g) ?? [];
  return Number(rule === 'too-short' ? numbers[0] : numbers.at(-1));
}
