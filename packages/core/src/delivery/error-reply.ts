/** Resend's error body: `{statusCode, name, message}`; a missing name or message reads as "". */
export interface ErrorReply {
  readonly name: string;
  readonly message: string;
}

/** Reads an error body without trusting it; anything but such JSON gives empty fields. */
export function readErrorReply(body: string): ErrorReply {
  const parsed = parseObject(body);
  return { name: textOf(parsed['name']), message: textOf(parsed['message']) };
}

/** Reads the ids of an accepted batch, in the order of its mails; null when this is no such reply. */
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

/** Whatever is no object has no fields to spread. */
const fieldsOf = (value: unknown): Record<string, unknown> => ({ ...(value as object) });

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '');
