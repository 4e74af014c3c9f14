import { Resend, type Response as SdkResponse } from 'resend';

type Failure = Extract<SdkResponse<unknown>, { readonly data: null }>;

/**
 * The official SDK with our own `fetchRequest`. The SDK hides the HTTP status and passes on the
 * `statusCode` of an error's body, which may be missing; it also follows redirects, which turn a
 * POST into a GET. Here the HTTP status decides, and a redirect is an answer.
 */
export class Sdk extends Resend {
  override async fetchRequest<T>(path: string, options: RequestInit = {}): Promise<SdkResponse<T>> {
    // `fetch` would resolve them and call another path.
    if (/(?:^|\/)\.{1,2}(?:[/?#]|$)/.test(path)) {
      return failure(null, {}, 'a path parameter that is `.` or `..`');
    }
    try {
      const response = await fetch(`${this.baseUrl}${path}`, { ...options, redirect: 'manual' });
      const headers = Object.fromEntries(response.headers.entries());
      const json = readJson(await response.text());
      if (response.ok && json !== undefined) return { data: json as T, error: null, headers };
      if (response.ok) return failure(null, {}, 'an answer that is not JSON');
      return failure(
        response.status,
        json,
        `HTTP ${response.status}, not in Resend's form`,
        headers,
      );
    } catch (error) {
      return failure(null, {}, `no answer (${codeOf(error)})`);
    }
  }
}

function failure(
  status: number | null,
  body: unknown,
  message: string,
  headers: Record<string, string> | null = null,
): Failure {
  // Name and message come from the body unchecked; the SDK's types promise more than it may hold.
  const error: unknown = { name: '', message, ...(body as object), statusCode: status };
  return { data: null, error: error as Failure['error'], headers };
}

/** `ECONNREFUSED`, `TimeoutError`, …: the code that the socket or the deadline gave. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
