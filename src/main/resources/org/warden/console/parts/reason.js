import { has, t } from '../words.js';

/** The rules of the API by its message for each: a key of words, and what the groups of the expression stand for. */
const RULES = [
  [/^is required/, 'required'],
  [/^must have at least (\d+) characters$/, 'short', 'n'],
  [/^must (?:have|be) at most (\d+) characters$/, 'long', 'n'],
  [/^must be 1 to (\d+) characters$/, 'long', 'n'],
  [/^must have at most (\d+) items$/, 'many', 'n'],
  [/^is too common$/, 'common'],
  [/^must not contain your (.+)$/, 'about'],
  [/^must be an e-mail address/, 'email'],
  [/^must be 1 to (\d+) characters, not blank/, 'long', 'n'],
  [/^must be 3 to 64 letters/, 'username'],
  [/^must be 2 to 64 letters/, 'role'],
  [/^must be 6 digits$/, 'digits'],
  [/^is not the current code/, 'code'],
  [/^is not a recovery code/, 'recovery'],
  [/^is not the password/, 'password'],
  [/^must differ from the present password$/, 'same'],
  [/^must be a language tag/, 'language'],
  [/^must be a time/, 'time'],
  [/control characters/, 'control'],
];

/** Why a field is refused: by the rule that it breaks, by its name, or in the server's own words if the pages know neither. */
export function reason({ field, rule, message = '' }) {
  const wrong = `wrong.${field.replace(/\[.*/, '')}`;
  const known = rule ? `rule.${rule}` : message !== 'is required' && wrong;
  if (known && has(known)) {
    return t(known);
  }
  for (const [expression, key, name] of RULES) {
    const found = message.match(expression);
    if (found) {
      return t(`rule.${key}`, name ? { [name]: Number(found[1]) } : {});
    }
  }
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
