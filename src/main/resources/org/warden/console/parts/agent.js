import { t } from '../words.js';

/** The order matters: most browsers also claim to be others. */
const PROGRAMS = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];
const SYSTEMS = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];
const LONGEST = 40;

/** What a User-Agent header says, in words: "Firefox on Linux". Anything else by its first word. */
export function program(userAgent) {
  const name = found(PROGRAMS, userAgent) ?? userAgent.split(/[\s/]/)[0].slice(0, LONGEST);
  const system = found(SYSTEMS, userAgent);
  return name ? system ? t('agent.on', { name, system }) : name : t('agent.unknown');
}

function found(list, text) {
  return list.find(([expression]) => expression.test(text))?.[1];
}
