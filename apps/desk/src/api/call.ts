import type { StepName } from '@galley/core/editor';
import type { AnswerOf, BodyOf, CallName } from './calls.ts';
import { Problem, isProblem, readProblem } from './problem.ts';
import { sendFile } from './send-file.ts';

export interface CallInput<Name extends CallName> {
  /** Fills the `{…}` of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: BodyOf<Name>;
  readonly signal?: AbortSignal | undefined;
  /** Lets it go on when the page is closed. */
  readonly keepalive?: boolean;
  /** A file of CSV in place of a body; it may take as long as it takes. */
  readonly file?: Blob;
  /** Told what share of the file has gone out, from 0 to 1. */
  readonly onSent?: (share: number) => void;
}

/** One call as it goes out, byte by byte: a step-up signs its path, query and body. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly body: string;
}

/** Has somebody sign a call with a passkey; returns the signature's id. */
export type Sign = (outgoing: Outgoing, step: StepName) => Promise<string>;

const BASE = '/api/v1';
/** Longer than any answer takes: a connection may be dead without anybody saying so. */
const PATIENCE_MS = 30_000;

/** Who this page was last told it is; the server refuses to act for anybody else. */
let person: string | null = null;

/** @throws Problem for every answer but a success. */
export async function callOnce<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<AnswerOf<Name>> {
  const answer = await send<AnswerOf<Name>>(toOutgoing(name, input), {}, input);
  if (name === 'GET /account') person = (answer as AnswerOf<'GET /account'>).id;
  return answer;
}

/**
 * Makes a call. If the server demands that it is signed, `sign` has it signed, and the same bytes
 * go out once more.
 *
 * @throws Problem for every answer but a success.
 */
export async function callSigned<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  sign: Sign,
): Promise<AnswerOf<Name>> {
  const outgoing = toOutgoing(name, input);
  try {
    return await send(outgoing, {}, input);
  } catch (error) {
    if (!isProblem(error, 'step-up-needed')) throw error;
    const signature = await sign(outgoing, error.body.facts?.['step'] as StepName);
    return send(outgoing, { 'Galley-Step-Up': signature }, input);
  }
}

function toOutgoing<Name extends CallName>(name: Name, input: CallInput<Name>): Outgoing {
  const [method = '', template = ''] = name.split(' ');
  const filled = template.replace(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(input.params?.[key] ?? ''),
  );
  const query = Object.entries(input.query ?? {}).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  const body = input.body === undefined ? '' : JSON.stringify(input.body);
  return { method, path: `${BASE}${filled}`, search, body };
}

async function send<Answer>(
  { method, path, search, body }: Outgoing,
  headers: Readonly<Record<string, string>>,
  {
    signal,
    file,
    onSent,
    keepalive = false,
  }: Omit<CallInput<CallName>, 'params' | 'query' | 'body'>,
): Promise<Answer> {
  const asksWho = method === 'GET' && path === `${BASE}/account`;
  const patience = new AbortController();
  const timer = file ? undefined : setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const all = {
      Accept: 'application/json',
      ...(body !== '' && { 'Content-Type': 'application/json' }),
      ...(file && { 'Content-Type': 'text/csv' }),
      ...(person !== null && !asksWho && { 'Galley-Person': person }),
      ...headers,
    };
    const response =
      file === undefined
        ? await fetch(`${path}${search}`, {
            method,
            headers: all,
            ...(body !== '' && { body }),
            signal: signal ? AbortSignal.any([signal, patience.signal]) : patience.signal,
            keepalive,
          })
        : await sendFile({ method, url: `${path}${search}`, headers: all, file, onSent });
    if (!response.ok) throw await readProblem(response);
    if (response.status === 204) return undefined as Answer;
    const isFile = response.headers.get('Content-Type')?.startsWith('text/csv') === true;
    return (await (isFile ? response.blob() : response.json())) as Answer;
  } catch (error) {
    if (signal?.aborted === true || error instanceof Problem) throw error;
    throw new Problem(0, { code: 'unreachable' });
  } finally {
    clearTimeout(timer);
  }
}
