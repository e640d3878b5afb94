export interface Answer<T> {
  status: number;
  /** Parsed when it is JSON, else the text; `null` when empty. */
  body: T;
  headers: Headers;
}

/** What an upload may say of its file. */
export interface FileInfo {
  name?: string;
  alternativeText?: string | null;
  caption?: string | null;
  folder?: number | null;
}

type Query = Record<string, string | number | boolean | undefined>;

/** Asks one server as one person; every method answers whatever the status is. */
export interface HttpClient {
  get: <T = unknown>(path: string, query?: Query) => Promise<Answer<T>>;
  post: <T = unknown>(path: string, body?: unknown) => Promise<Answer<T>>;
  put: <T = unknown>(path: string, body?: unknown) => Promise<Answer<T>>;
  delete: <T = unknown>(path: string, body?: unknown) => Promise<Answer<T>>;
}

export interface HttpClientOptions {
  baseUrl: string;
  /** Asked before every request. */
  token?: () => Promise<string | undefined>;
}

export function createHttpClient({ baseUrl, token }: HttpClientOptions): HttpClient {
  async function send<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const headers = new Headers();
    const bearer = await token?.();
    if (bearer) headers.set('authorization', `Bearer ${bearer}`);
    const init: RequestInit = { method, headers };
    if (body instanceof FormData) {
      init.body = body;
    } else if (body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(body);
    }
    const response = await fetch(baseUrl + path, init);
    return {
      status: response.status,
      body: (await read(response)) as T,
      headers: response.headers,
    };
  }
  return {
    get: (path, query) => send('GET', path + queryString(query)),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path, body) => send('DELETE', path, body),
  };
}

/** The body of an answer that must be a success. */
export function ok<T>(answer: Answer<T>): T {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw new Error(`Expected a success, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  if (!response.headers.get('content-type')?.includes('json')) return text;
  return JSON.parse(text) as unknown;
}

function queryString(query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) params.set(key, String(value));
  }
  return params.size === 0 ? '' : `?${params.toString()}`;
}
