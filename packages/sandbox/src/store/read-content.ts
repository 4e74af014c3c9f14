import type { Store } from './open-store.ts';
import { unpackBody } from './pack-body.ts';
import type { LedgerMail } from './read-mails.ts';

/** What is read from the request's body when somebody looks. */
export interface MailContent {
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The mail's own part of the request as it was received. */
  readonly json: unknown;
}

/** A reader of contents that keeps the last request: neighbours are mostly read in a row. */
export const createContentReader = (store: Store): ((mail: LedgerMail) => MailContent) => {
  let last: { readonly requestId: number; readonly mails: readonly unknown[] } | null = null;
  return (mail) => {
    if (last?.requestId !== mail.requestId) {
      const [row] = store.all<{ body: Uint8Array }>(
        'select body from request where id = ?',
        mail.requestId,
      );
      const json: unknown = JSON.parse(unpackBody(row?.body ?? new Uint8Array()).toString());
      last = { requestId: mail.requestId, mails: Array.isArray(json) ? json : [json] };
    }
    return readContent(last.mails[mail.position]);
  };
};

const readContent = (json: unknown): MailContent => {
  const fields: Readonly<Record<string, unknown>> =
    typeof json === 'object' && json !== null ? { ...json } : {};
  const headers =
    typeof fields.headers === 'object' && fields.headers !== null
      ? Object.entries(fields.headers).map(([name, value]) => [name, String(value)])
      : [];
  return {
    html: typeof fields.html === 'string' ? fields.html : null,
    text: typeof fields.text === 'string' ? fields.text : null,
    headers: Object.fromEntries(headers),
    json,
  };
};
