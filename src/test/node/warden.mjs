import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

const jwks = process.env.WARDEN_JWKS ?? 'http://localhost:8080/.well-known/jwks.json';
const keys = createRemoteJWKSet(new URL(jwks), { cacheMaxAge: 300_000 });

/** The claims of an access token; undefined where it is none. */
export async function verified(token) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: 'SecureApi',
      audience: 'SecureApiUser',
      algorithms: ['RS256'],
      typ: 'JWT',
      requiredClaims: ['exp', 'sub', 'upn', 'groups'],
    });
    return payload.token_use === 'access' ? payload : undefined;
  } catch (error) {
    // Keys out of reach are no fault of the caller.
    if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) {
      return undefined;
    }
    throw error;
  }
}
