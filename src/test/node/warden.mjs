import { createRemoteJWKSet, jwtVerify } from 'jose';

const jwks = process.env.WARDEN_JWKS ?? 'http://localhost:8080/.well-known/jwks.json';
const keys = createRemoteJWKSet(new URL(jwks), { cacheMaxAge: 300_000 });

/** Returns the claims of an access token, or undefined if the token is not valid. */
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
    // A faulty token is the caller's error; unreachable keys are not.
    const tokenIsAtFault = /^ERR_(JWT|JWS)_|^ERR_JWKS_NO_MATCHING_KEY$|^ERR_JOSE_(ALG_NOT_ALLOWED|NOT_SUPPORTED)$/;
    if (tokenIsAtFault.test(error.code)) {
      return undefined;
    }
    throw error;
  }
}
