/** An error as Resend words it: `{statusCode, name, message}`. */
export interface ErrorReply {
  readonly name: string;
  /** Its beginning; empty when there is none. */
  readonly message: string;
}

const NAME = /^\w{1,100}$/;

/**
 * Reads an error body without trusting it; null when it isn't in Resend's form, which is JSON with a
 * name. The `statusCode` inside decides nothing: the HTTP status does.
 */
export function readErrorReply(body: string): ErrorReply | null {
  const { name, message } = parseObject(body);
  if (typeof name !== 'string' || !NAME.test(name)) return null;
  return { name, message: typeof message === 'string' ? message.slice(0, 500) : '' };
}

/** Reads the ids of an accepted batch, in the order of its mails; null for any other reply. */
export function readAcceptedIds(body: string): readonly string[] | null {
  const data = parseObject(body)['data'];
  if (!Array.isArray(data)) return null;
  const ids = data.map((item: unknown) => fieldsOf(item)['id']);
  return ids.every((id): id is string => typeof id === 'string' && id !== '') ? ids : null;
}

function parseObject(body: string): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(body));
  } catch {
    return {};
  }
}

/** A value that isn't an object has no fields to spread. */
const fieldsOf = (value: unknown): Record<string, unknown> => ({ ...(value as object) });
