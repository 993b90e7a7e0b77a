// The only fetch of these pages. Addresses are relative, so that a context root or a proxy's path needs no setting.
const API = new URL('../api/', document.baseURI);
const SECONDS_WITHOUT_ANSWER = 30;

/** An answer that is not a success: the problem document (RFC 9457) and what its headers add. */
export class Refusal extends Error {
  constructor(problem, headers) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.code = problem.code;
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.required = problem.required ?? [];
    this.requestId = problem.requestId;
    this.retryAfter = Number(headers?.get('Retry-After')) || 0;
    this.etag = headers?.get('ETag');
  }
}

/**
 * Sends a request and returns the status, the body and the tag of the answer. Throws a Refusal; its code is "unreachable" if
 * there is no answer. A request that its caller aborts throws the browser's AbortError.
 */
export async function send(method, path, { body, token, etag, signal } = {}) {
  const headers = { 'X-Requested-With': 'fetch' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (etag) {
    headers['If-Match'] = etag;
  }
  const answer = await answered(new URL(path, API), { method, headers, body: JSON.stringify(body), signal: limited(signal) }, signal);
  const text = await answer.text().catch(() => unreachable());
  const content = parsed(text, answer);
  if (!answer.ok) {
    throw new Refusal(content, answer.headers);
  }
  return { status: answer.status, body: content, etag: answer.headers.get('ETag') };
}

function limited(signal) {
  const late = AbortSignal.timeout(SECONDS_WITHOUT_ANSWER * 1000);
  return signal ? AbortSignal.any([signal, late]) : late;
}

async function answered(address, options, signal) {
  try {
    return await fetch(address, options);
  } catch (failed) {
    if (signal?.aborted) {
      throw failed;
    }
    return unreachable();
  }
}

function unreachable() {
  throw new Refusal({ code: 'unreachable', status: 0 });
}

/** A proxy in front of Warden may answer with a page of its own. */
function parsed(text, answer) {
  const json = answer.headers.get('Content-Type')?.includes('json');
  try {
    return json ? { ...JSON.parse(text), ...answer.ok ? {} : { status: answer.status } } : whole(text, answer);
  } catch {
    throw new Refusal(unexpected(answer), answer.headers);
  }
}

function whole(text, answer) {
  return answer.ok ? text : unexpected(answer);
}

function unexpected(answer) {
  return { code: 'unexpected', status: answer.status, requestId: answer.headers.get('X-Request-Id') };
}

/** The path with these parameters; those without a value are left out. */
export function query(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}
