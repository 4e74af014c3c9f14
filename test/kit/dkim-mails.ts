import type { NotProvenReason } from '@galley/core/inbound';
import { makeSigningDomain, signWithLength, writeMail, type WrittenMail } from './sign-mail.ts';

/** Domains that sign mails in tests. */
export const SIGNERS = {
  readers: makeSigningDomain('readers.example'),
  /** Belongs to the same owner. */
  mail: makeSigningDomain('mail.readers.example'),
  stranger: makeSigningDomain('stranger.example'),
};

/** A DNS that knows their keys, with some names changed. */
export const dnsOf =
  (changed: Readonly<Record<string, string>> = {}) =>
  async (name: string): Promise<readonly (readonly string[])[]> => {
    const known = Object.values(SIGNERS).find(({ record }) => record[0] === name);
    const text = changed[name] ?? known?.record[1];
    if (text === undefined) throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
    return [[text]];
  };

/** A DNS that doesn't answer. */
export async function silentDns(): Promise<never> {
  throw Object.assign(new Error('ETIMEOUT'), { code: 'ETIMEOUT' });
}

/** How a mail is written that nothing is wrong with. */
export interface Leaving {
  readonly from: string;
  readonly to: string;
}

type Write = (leaving: Leaving) => Promise<string>;

const SUBJECT = 'Unsubscribe';
const { readers, mail, stranger } = SIGNERS;

const signed =
  (changed: Partial<WrittenMail> = {}, signing: typeof readers | null = readers): Write =>
  (leaving) =>
    writeMail({ subject: SUBJECT, ...leaving, ...changed }, signing);

/** Changes a signed mail on its way. */
const altered =
  (from: RegExp | string, to: string): Write =>
  async (leaving) => {
    const raw = await signed()(leaving);
    const changed = raw.replace(from, to);
    if (changed === raw) throw new Error(`nothing to change: ${String(from)}`);
    return changed;
  };

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

/** Mails whose sender is proven. */
export const PROVEN_MAILS: readonly (readonly [title: string, write: Write])[] = [
  ['signed by the domain of From', signed()],
  ['signed by a domain of the same owner', signed({}, mail)],
  ['of six days ago', signed({ date: ago(6) })],
  [
    'whose copy came to us',
    ({ from, to }) => signed({ to: 'a@b.example', cc: `Us <${to.toUpperCase()}>` })({ from, to }),
  ],
];

/** Mails whose sender is not proven, each with the reason. */
export const UNPROVEN_MAILS: readonly (readonly [
  title: string,
  reason: NotProvenReason,
  write: Write,
])[] = [
  ['without a signature', 'not-signed', signed({}, null)],
  [
    'signed with another key',
    'bad-signature',
    signed({}, { ...stranger, domain: 'readers.example' }),
  ],
  ['signed by a stranger', 'not-signed', signed({}, stranger)],
  ['whose body was changed', 'bad-signature', altered('Hello.', 'Hullo.')],
  ['whose subject was changed', 'bad-signature', altered(`Subject: ${SUBJECT}`, 'Subject: Stop')],
  ['with a second To', 'fields', altered('To: ', 'To: eve@b.example\r\nTo: ')],
  ['with a second Subject', 'fields', altered('', 'Subject: Unsubscribe\r\n')],
  ['with a second From', 'no-sender', altered('', 'From: ada@readers.example\r\n')],
  ['from two people', 'no-sender', signed({ from: 'ada@readers.example, eve@readers.example' })],
  ['from nobody', 'no-sender', altered(/^From: .*\r\n/m, '')],
  [
    'whose signature covers only a part of the body',
    'body-length',
    async (leaving) => signWithLength(await signed({}, null)(leaving), readers, 5),
  ],
  ['whose signature leaves To out', 'not-covered', signed({ unsigned: 'to' })],
  ['whose signature leaves Subject out', 'not-covered', signed({ unsigned: 'subject' })],
  ['whose signature leaves Date out', 'not-covered', signed({ unsigned: 'date' })],
  ['that was written to a list', 'not-addressed', signed({ to: 'list@lists.example' })],
  [
    'that was written to another address of ours',
    'not-addressed',
    ({ from, to }) => signed({ to: to.replace('+', '+other-') })({ from, to }),
  ],
  ['of eight days ago', 'date', signed({ date: ago(8) })],
  ['of next week', 'date', signed({ date: ago(-7) })],
  ['without a date', 'fields', altered(/^Date: .*\r\n/m, '')],
  ['without a Message-ID', 'fields', altered(/^Message-ID: .*\r\n/m, '')],
];
