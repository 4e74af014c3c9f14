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
  const ids = data.map((item: unknown) =>
    typeof item === 'object' && item !== null && 'id' in item ? item.id : null,
  );
  return ids.every((id): id is string => typeof id === 'string' && id !== '') ? ids : null;
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '');
