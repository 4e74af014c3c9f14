import { Resend, type Response as SdkResponse } from 'resend';

type Failure = Extract<SdkResponse<unknown>, { readonly data: null }>;

/**
 * The official SDK on a wire of our own. The SDK keeps the HTTP status to itself and passes on the
 * `statusCode` that stands in an error's body, or is missing there; it also follows redirects, which
 * turn a POST into a GET. Here the status of the answer decides, and a redirect is an answer.
 */
export class Sdk extends Resend {
  override async fetchRequest<T>(path: string, options: RequestInit = {}): Promise<SdkResponse<T>> {
    // `fetch` would resolve them, and ask for something else.
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

const failure = (
  status: number | null,
  body: unknown,
  message: string,
  headers: Record<string, string> | null = null,
): Failure => {
  // Name and message as the body has them: the SDK's types promise more than an answer need hold.
  const error: unknown = { name: '', message, ...(body as object), statusCode: status };
  return { data: null, error: error as Failure['error'], headers };
};

/** `ECONNREFUSED`, `TimeoutError`, … as the socket or the deadline named it. */
const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
