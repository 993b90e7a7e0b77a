import { createRemoteJWKSet, jwtVerify } from 'jose';

const address = process.env.WARDEN_JWKS ?? 'http://localhost:8080/.well-known/jwks.json';
const maxAge = Number(process.env.WARDEN_JWKS_MAX_AGE ?? 300_000);
if (!(maxAge > 0)) {
  throw new Error('WARDEN_JWKS_MAX_AGE must be a number of milliseconds');
}
// If Warden cannot be reached, the last keys count for a day.
const published = createRemoteJWKSet(new URL(address), { cacheMaxAge: 86_400_000, timeoutDuration: 2_000 });
let next = 0;
let outage = false;
let reading;

async function read() {
  const begin = Date.now();
  next = begin + 10_000;
  try {
    await published.reload();
    next = begin + maxAge;
    outage = false;
  } catch (error) {
    outage = true;
    console.warn(`${address} cannot be read: ${error}`);
  }
}

/** Finds the key of a token. During an outage, requests do not wait for the next attempts. */
async function key(header, token) {
  if (Date.now() >= next) {
    reading = read();
  }
  if (!outage) {
    await reading;
  }
  return published(header, token);
}

/** Returns the claims of an access token, or undefined if the token is not valid. */
export async function verified(token) {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer: 'SecureApi',
      audience: 'SecureApiUser',
      algorithms: ['RS256'],
      typ: 'JWT',
      requiredClaims: ['exp', 'sub', 'upn', 'groups'],
    });
    return payload.token_use === 'access' ? payload : undefined;
  } catch (error) {
    // A faulty token is the caller's error; unreachable keys are not.
    const tokenIsAtFault = /^ERR_(JWT|JWS)_|^ERR_JWKS_NO_MATCHING_KEY$|^ERR_JOSE_(ALG_NOT_ALLOWED|NOT_SUPPORTED)$/;
    if (tokenIsAtFault.test(error.code)) {
      return undefined;
    }
    throw error;
  }
}
