import type { Store } from './open-store.ts';
import { unpackBody } from './pack-body.ts';
import type { LedgerMail } from './read-mails.ts';

/** A mail's content, read from the request's body on demand. */
export interface MailContent {
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The mail's own part of the request as it was received. */
  readonly json: unknown;
}

/** Creates a reader that keeps the last request, because mails of one request are read in a row. */
export function createContentReader(store: Store): (mail: LedgerMail) => MailContent {
  let last: { readonly requestId: number; readonly mails: readonly unknown[] } | null = null;
  return ({ requestId, position }) => {
    if (last?.requestId !== requestId) {
      const [row] = store.all<{ body: Uint8Array }>`
        select body from request where id = ${requestId}`;
      const json: unknown = JSON.parse(unpackBody(row?.body ?? new Uint8Array()).toString());
      last = { requestId, mails: Array.isArray(json) ? json : [json] };
    }
    return readContent(last.mails[position]);
  };
}

function readContent(json: unknown): MailContent {
  const { html, text, headers }: Readonly<Record<string, unknown>> = { ...Object(json) };
  return {
    html: typeof html === 'string' ? html : null,
    text: typeof text === 'string' ? text : null,
    headers: Object.fromEntries(
      Object.entries(Object(headers)).map(([name, value]) => [name, String(value)]),
    ),
    json,
  };
}
