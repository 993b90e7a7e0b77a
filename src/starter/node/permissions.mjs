const address = process.env.WARDEN_PERMISSIONS ?? 'http://localhost:8080/.well-known/warden-permissions';
const maxAge = Number(process.env.WARDEN_PERMISSIONS_MAX_AGE ?? 300_000);
if (!(maxAge > 0)) {
  throw new Error('WARDEN_PERMISSIONS_MAX_AGE must be a number of milliseconds');
}
let copy = { roles: new Map(), read: 0 };
let next = 0;
let outage = false;
let reading;

async function read() {
  const begin = Date.now();
  next = begin + 10_000;
  try {
    const response = await fetch(address, { cache: 'no-cache', redirect: 'error', signal: AbortSignal.timeout(2_000) });
    copy = { roles: new Map(Object.entries((await response.json()).roles)), read: begin };
    next = begin + maxAge;
    outage = false;
  } catch (error) {
    outage = true;
    console.warn(`${address} cannot be read: ${error}`);
  }
}

/** What roles may do. During an outage, the last copy counts for a day, and requests do not wait for the next attempts. */
async function roles() {
  if (Date.now() >= next) {
    reading = read();
  }
  if (!outage) {
    await reading;
  }
  return Date.now() - copy.read < 86_400_000 ? copy.roles : new Map();
}

/** Whether a caller with these claims has the permission, by the groups of the token or by one of their roles. */
export async function may({ groups }, permission) {
  const implies = (held) => [permission, '*'].includes(held) || (/:\*$/.test(held) && permission.startsWith(held.slice(0, -1)));
  const known = await roles();
  return groups.includes(permission) || groups.some((role) => known.get(role)?.some(implies));
}
