import { HttpError } from 'react-admin';

/** What the API answers when it refuses (`application/problem+json`). */
export interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly missing?: readonly { readonly code: string; readonly name: string }[];
  readonly retryAfterSeconds?: number;
  /** How large a file, or all of a dossier, may be. */
  readonly maxBytes?: number;
}

/** Kept in memory only: who reloads the page gets a new one from `me`. */
let csrfToken = '';
/** The server's clock minus this computer's, so that "còn 3 giờ" is right on a computer whose clock is wrong. */
let clockOffsetMs = 0;

export const setCsrfToken = (token: string): void => void (csrfToken = token);

export const serverNow = (): Date => new Date(Date.now() + clockOffsetMs);

export const newIdempotencyKey = (): string =>
  // randomUUID exists only on https and on this computer; a ward's plain http address has neither.
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Calls that a person did not ask for must not keep their session alive at an abandoned desk. */
const ACTIVE_MS = 60_000;
let lastInputAt = Date.now();
for (const input of ['keydown', 'pointerdown']) {
  document.addEventListener(input, () => (lastInputAt = Date.now()), { capture: true, passive: true });
}

type SessionListener = () => void;
const sessionListeners = new Set<SessionListener>();

/** Calls the listener whenever a call finds that nobody is signed in any more. @returns how to stop it */
export function onSessionEnded(listener: SessionListener): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

const tellSessionEnded = (): void => sessionListeners.forEach((listener) => listener());

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly body?: object;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal | undefined;
  /** Also sent when the page is just being left. */
  readonly keepalive?: boolean;
}

/**
 * One call to the API.
 *
 * @throws HttpError whose body is a `Problem`; status 0 with code `network` when nothing answered
 */
export async function callApi<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  return (isJson(response) ? await response.json() : undefined) as T;
}

/** A file the API makes, with the name it gives it; throws as `callApi` does. */
export async function callApiFile(path: string, call: Call = {}): Promise<{ name: string; content: Blob }> {
  const response = await send(path, call);
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? 'motcua', content: await response.blob() };
}

interface Upload {
  readonly form: FormData;
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  /** From 0 to 1: how much has been sent. */
  readonly onProgress: (share: number) => void;
}

/**
 * Sends a form with a file, telling how far it is; `fetch` cannot. Throws as `callApi` does, and an AbortError when it was
 * called off.
 */
export function uploadToApi<T>(path: string, { form, idempotencyKey, signal, onProgress }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(refusal(request.status, request.response, Number(request.getResponseHeader('retry-after'))));
    };
    request.onerror = () => reject(new HttpError('errors.network', 0, { code: 'network' } satisfies Problem));
    request.onabort = () => reject(new DOMException('called off', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

const isJson = (response: Response): boolean => response.headers.get('content-type')?.includes('json') ?? false;

/** A screen on a wall is looked at and never touched: while it is shown, its calls are those of a person. */
let isWatched = false;
export const setWatched = (watched: boolean): void => void (isWatched = watched);

async function send(path: string, call: Call): Promise<Response> {
  const { method = 'GET', body, idempotencyKey, signal, keepalive = false } = call;
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(method !== 'GET' && { 'x-csrf-token': csrfToken }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(body && { 'content-type': 'application/json' }),
        ...(!isWatched && Date.now() - lastInputAt > ACTIVE_MS && { 'x-background-refresh': '1' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      keepalive,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new HttpError('errors.network', 0, { code: 'network' } satisfies Problem);
  }
  const date = Date.parse(response.headers.get('date') ?? '');
  // The header has whole seconds, so smaller differences say nothing.
  if (!Number.isNaN(date) && Math.abs(date - Date.now()) > 2000) clockOffsetMs = date - Date.now();

  if (response.ok) return response;
  const answer: unknown = isJson(response) ? await response.json() : undefined;
  throw refusal(response.status, answer, Number(response.headers.get('retry-after')));
}

function refusal(status: number, answer: unknown, wait: number): HttpError {
  const problem = { code: 'unknown', ...(answer as object), ...(wait > 0 && { retryAfterSeconds: wait }) } as Problem;
  if (problem.code === 'auth.required') tellSessionEnded();
  // The message is what React-Admin shows of its own accord, so it is a key of our sentences.
  return new HttpError(`errors.${problem.code}`, status, problem);
}

export const problemOf = (error: unknown): Problem =>
  error instanceof HttpError && typeof error.body === 'object' && error.body !== null
    ? (error.body as Problem)
    : { code: 'unknown' };
