import { quoteInput } from '../input/index.ts';
import { unguardFormula } from './csv-line.ts';
import { parseEmailAddress, type EmailAddress } from './email-address.ts';
import type { ImportColumns } from './import-columns.ts';
import { parsePersonName } from './person-name.ts';

export type ImportRowReading =
  | { readonly kind: 'row'; readonly email: EmailAddress; readonly name: string | null }
  | { readonly kind: 'blank' }
  | { readonly kind: 'refused'; readonly found: string; readonly expected: string };

const MAILABLE = ['', 'confirmed', 'subscribed', 'active'];

/**
 * Reads one row of an import. A column `status` is heeded, so that a file exported elsewhere never
 * brings those back who had left there.
 */
export function readImportRow(row: readonly string[], columns: ImportColumns): ImportRowReading {
  if (row.every((field) => field.trim() === '')) return { kind: 'blank' };
  if (row.length > columns.width) {
    return refused(
      `${row.length} fields`,
      `${columns.width}, as in the first row (quote a field that holds a comma)`,
    );
  }
  const field = (at: number | null) => unguardFormula(at === null ? '' : (row[at] ?? ''));
  const typed = field(columns.email);
  const email = parseEmailAddress(typed);
  if (email.kind === 'invalid') {
    return refused(typed.trim() === '' ? 'no address' : quoteInput(typed), email.expected);
  }
  const name = parsePersonName(field(columns.name));
  if (name.kind === 'invalid') return refused(quoteInput(field(columns.name)), name.expected);
  const status = field(columns.status);
  if (!MAILABLE.includes(status.trim().toLowerCase())) {
    return refused(
      `status ${quoteInput(status)}`,
      'only people who receive the newsletter now ("confirmed")',
    );
  }
  const { address, canonical } = email;
  return { kind: 'row', email: { address, canonical }, name: name.name };
}

const refused = (found: string, expected: string): ImportRowReading => ({
  kind: 'refused',
  found,
  expected,
});
