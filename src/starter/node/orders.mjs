// Users read orders, administrators write them, and a permission is needed to change a product.
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
  const allowed = request.url === '/orders' && ALLOWED[request.method];
  if (!allowed) {
    return [404, {}];
  }
  return (await allowed(caller)) ? [200, { name: caller.upn, account: caller.sub }] : [403, {}];
}

const server = createServer(async (request, response) => {
  const [status, body] = await answer(request).catch((error) => {
    console.error(`${request.method} ${request.url}: ${error}`);
    return [503, {}];
  });
  const headers = { 'Content-Type': 'application/json', ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }) };
  response.writeHead(status, headers).end(JSON.stringify(body));
});
// Warden has 8080.
server.listen(process.env.PORT ?? 8081, () => console.log(`listening on ${server.address().port}`));
