// The running service, with tokens of made-up callers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

const { publicKey, privateKey } = await generateKeyPair('RS256');
const documents = {
  '/jwks.json': { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }] },
  '/warden-permissions': { roles: { editor: ['product:update'] } },
};
const warden = createServer((request, response) => response.end(JSON.stringify(documents[request.url])));
let service;
let address;

before(async () => {
  await once(warden.listen(0), 'listening');
  const { port } = warden.address();
  const env = { ...process.env, PORT: '0' };
  env.WARDEN_JWKS = `http://localhost:${port}/jwks.json`;
  env.WARDEN_PERMISSIONS = `http://localhost:${port}/warden-permissions`;
  service = spawn(process.execPath, ['orders.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(service.stdout.setEncoding('utf8'), 'data');
  address = `http://localhost:${/\d+/.exec(line)[0]}/orders`;
});

after(() => {
  service?.kill();
  warden.close();
});

/** A token as Warden issues it. */
function token(username, ...groups) {
  return new SignJWT({ upn: username, groups, token_use: 'access' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'test' })
    .setIssuer('SecureApi')
    .setAudience('SecureApiUser')
    .setSubject('0192f0c1-2345-7abc-8def-0123456789ab')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}

async function status(method, bearer) {
  const response = await fetch(address, { method, headers: bearer && { Authorization: `Bearer ${bearer}` } });
  await response.text();
  return response.status;
}

test('a stranger does not read', async () => {
  assert.equal(await status('GET'), 401);
  assert.equal(await status('GET', 'a.b.c'), 401);
});

test('a user reads', async () => {
  assert.equal(await status('GET', await token('duke', 'User')), 200);
});

test('an administrator writes', async () => {
  assert.equal(await status('POST', await token('duke', 'User')), 403);
  assert.equal(await status('POST', await token('ada', 'User', 'Administrator')), 200);
});

test('a role with the permission updates', async () => {
  assert.equal(await status('PUT', await token('duke', 'User')), 403);
  assert.equal(await status('PUT', await token('eve', 'User', 'editor')), 200);
});
