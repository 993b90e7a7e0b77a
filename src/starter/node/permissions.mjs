const address = process.env.WARDEN_PERMISSIONS ?? 'http://localhost:8080/.well-known/warden-permissions';
const maxAge = Number(process.env.WARDEN_PERMISSIONS_MAX_AGE ?? 300_000);
let copy = { roles: new Map(), read: 0 };
let next = 0;
let reading;

async function read() {
  next = Date.now() + 10_000; // if this fails, the last copy counts for a day
  const response = await fetch(address, { cache: 'no-cache', redirect: 'error', signal: AbortSignal.timeout(5_000) });
  copy = { roles: new Map(Object.entries((await response.json()).roles)), read: Date.now() };
  next = Date.now() + maxAge;
}

const hasCopy = () => Date.now() - copy.read < 86_400_000;

/** Whether a caller with these claims has the permission, by the groups of the token or by one of their roles. */
export async function may({ groups }, permission) {
  if (Date.now() >= next) {
    reading = read().catch((error) => console.warn(`${address} cannot be read: ${error}`));
  }
  if (!hasCopy()) {
    await reading;
  }
  const implies = (held) => [permission, '*'].includes(held) || (/:\*$/.test(held) && permission.startsWith(held.slice(0, -1)));
  const known = hasCopy() ? copy.roles : new Map();
  return groups.includes(permission) || groups.some((role) => known.get(role)?.some(implies));
}
