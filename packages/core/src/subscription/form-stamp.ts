import type { Keyring } from './keyring.ts';
import type { FormReason } from './sign-up-limits.ts';

/**
 * For whom a form was rendered: `first` for one visitor, `again` for a visitor who has only to
 * press the button once more, `shared` for everybody who gets the same stored page.
 */
export type FormKind = 'first' | 'again' | 'shared';

/** How long people take at least to send a form; a stored page may be older than any visit. */
export const LEAST_FORM_SECONDS: Readonly<Record<FormKind, number>> = {
  first: 3,
  again: 1,
  shared: 0,
};
/** A form that was open for longer is shown again. */
export const MOST_FORM_SECONDS = 24 * 3600;

export interface FormStamp {
  /** The slug of the newsletter that the form subscribes to. */
  readonly newsletter: string;
  readonly kind: FormKind;
  /** When the form was rendered. */
  readonly at: Date;
}

const SHAPE =
  /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.(first|again|shared)\.([1-9][0-9]{0,15})$/;
/** No group in it is optional. */
type Match = readonly [all: string, keyId: string, mac: string, kind: FormKind, at: string];

// A slug holds no slash, so no two stamps sign the same text.
const signed = (newsletter: string, kind: FormKind, at: number) =>
  `form/${newsletter}/${kind}/${at}`;

/** The hidden field by which a form says when it was rendered. */
export function makeFormStamp(keyring: Keyring, { newsletter, kind, at }: FormStamp): string {
  const { keyId, mac } = keyring.sign(signed(newsletter, kind, at.getTime()));
  return `${keyId}.${mac}.${kind}.${at.getTime()}`;
}

/**
 * What a form's stamp says against it; null for nothing. It only costs a person one more click,
 * because clocks and habits differ; programs that post without looking never make that click.
 */
export function readFormStamp(
  keyring: Keyring,
  stamp: string | null,
  { newsletter, now }: { readonly newsletter: string; readonly now: Date },
): Exclude<FormReason, 'elsewhere'> | null {
  if (stamp === null || stamp === '') return 'no-form';
  const match = SHAPE.exec(stamp) as Match | null;
  if (match === null) return 'forged-form';
  const [, keyId, mac, kind, at] = match;
  if (!keyring.verify(keyId, signed(newsletter, kind, Number(at)), mac)) return 'forged-form';
  const seconds = (now.getTime() - Number(at)) / 1000;
  if (seconds < LEAST_FORM_SECONDS[kind]) return 'too-fast';
  return seconds > MOST_FORM_SECONDS ? 'stale-form' : null;
}
