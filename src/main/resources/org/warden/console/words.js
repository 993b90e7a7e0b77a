// The words of the pages. One file a language below words/; a key is a screen and a place on it.
const LANGUAGES = ['en', 'de'];
const CHOICE = 'warden.language';

let words = {};
let plurals;
let numbers;
let times;
let days;
let shortDays;

/** The language in use, a BCP 47 tag. */
export let language = 'en';

/** The languages with a file of words, each with its own name. */
export const languages = LANGUAGES.map((tag) => ({ tag, name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) }));

/** Loads the words: those that the reader chose here, otherwise the account's language, the browser's, English. */
export async function speak(account) {
  const wanted = [localStorage.getItem(CHOICE), account, ...navigator.languages];
  language = wanted.map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => LANGUAGES.includes(tag)) ?? 'en';
  words = (await import(`./words/${language}.js`)).default;
  plurals = new Intl.PluralRules(language);
  // Dates and numbers as in the reader's region: 1 December is not written alike in all English.
  const region = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  numbers = new Intl.NumberFormat(region);
  times = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short' });
  days = new Intl.DateTimeFormat(region, { dateStyle: 'medium' });
  shortDays = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short' });
  document.documentElement.lang = language;
}

/** Remembers the reader's choice for this browser. */
export function choose(tag) {
  localStorage.setItem(CHOICE, tag);
  return speak();
}

/** Whether there is a sentence for this key. */
export function has(key) {
  return key in words;
}

/** The sentence for a key, with its {placeholders} filled in. The number n selects the plural form. */
export function t(key, values = {}) {
  const entry = words[key] ?? key;
  const sentence = typeof entry === 'string' ? entry : entry[plurals.select(values.n)] ?? entry.other;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => shown(values[name] ?? whole));
}

function shown(value) {
  return typeof value === 'number' ? numbers.format(value) : value;
}

export function number(value) {
  return numbers.format(value);
}

/** A date and a time in the reader's zone. */
export function time(instant) {
  return times.format(new Date(instant));
}

/** The day of an instant in the reader's zone; a day without a time is the same in every zone. */
export function day(instant) {
  return days.format(new Date(instant.length === 10 ? `${instant}T00:00` : instant));
}

/** A day without its year, for a scale. */
export function shortDay(instant) {
  return shortDays.format(new Date(instant));
}
