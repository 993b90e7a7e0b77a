// A service of another team: users read its orders, administrators write them, and a permission is needed to change a product.
import { createServer } from 'node:http';
import { may } from './permissions.mjs';
import { verified } from './warden.mjs';

const ALLOWED = {
  GET: (caller) => caller.groups.includes('User'),
  POST: (caller) => caller.groups.includes('Administrator'),
  PUT: (caller) => may(caller, 'product:update'),
};

async function answer(request) {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const caller = token && (await verified(token));
  if (!caller) {
    return [401, {}];
  }
  return (await ALLOWED[request.method](caller)) ? [200, { name: caller.upn, account: caller.sub }] : [403, {}];
}

const server = createServer(async (request, response) => {
  const [status, body] = await answer(request).catch(() => [503, {}]);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
