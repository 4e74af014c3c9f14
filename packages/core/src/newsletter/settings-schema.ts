import { z } from 'zod';
import { parseEmailAddress, type EmailAddressReading } from '../subscription/email-address.ts';
import { parseBestOfCadence } from './best-of-slots.ts';
import { formatCadence, parseCadence } from './cadence.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { parseFloorList } from './floor-list.ts';
import { parseLanguage } from './language.ts';
import { parseMailText, type OwnMail } from './mail-text.ts';
import { parsePostalAddress } from './postal-address.ts';
import { formatSender, parseSender } from './sender.ts';
import { parseSlug } from './slug.ts';
import { parseTagline } from './tagline.ts';
import { themeSchema } from './theme/index.ts';
import { parseTimeZone } from './time-zone.ts';
import { parseTitle } from './title.ts';
import { parseTopicList } from './topic-list.ts';

const DAY = 86_400;
// Schedulers look once a minute and take a while to render: a smaller limit makes all slots late.
const SHORTEST_LATE_LIMIT = 300;
const MOST_REVIEWS = 100;

interface Refusal {
  readonly kind: 'invalid';
  readonly expected: string;
}

/** Reads what a person typed, or adds a zod issue whose message is what was expected. */
type Read<T, Typed = string> = (typed: Typed, context: z.core.$RefinementCtx) => T;

const read =
  <R extends { readonly kind: 'ok' }, T, Typed = string>(
    parse: (typed: Typed) => R | Refusal,
    take: (reading: R) => T,
  ): Read<T, Typed> =>
  (typed, context) => {
    const reading = parse(typed);
    if (reading.kind === 'ok') return take(reading);
    context.addIssue({ code: 'custom', message: reading.expected });
    return z.NEVER;
  };

const text = <T>(reading: Read<T>) => z.string().transform(reading);

/** Null or a blank text clears the setting. */
const clearable = <T>(reading: Read<T>) =>
  z
    .string()
    .nullable()
    .transform((typed, context) =>
      typed === null || typed.trim() === '' ? null : reading(typed, context),
    );

const mailText = (mail: OwnMail) =>
  clearable(
    read(
      (typed: string) => parseMailText(mail, typed),
      ({ text }) => text,
    ),
  );

const address = read<Extract<EmailAddressReading, { kind: 'ok' }>, string>(
  parseEmailAddress,
  (reading) => reading.address,
);

const addresses = z
  .array(clearable(address))
  .transform((list) => [...new Set(list.filter((each) => each !== null))])
  .readonly();

const duration = (longest: number, shortest = 0) =>
  text(
    read(
      (typed) => {
        const parsed = parseDuration(typed, longest);
        return parsed.kind === 'ok' && parsed.seconds < shortest
          ? { kind: 'invalid', expected: `at least ${formatDuration(shortest)}` }
          : parsed;
      },
      ({ seconds }) => seconds,
    ),
  );

const COUNT = `a whole number from 1 to ${MOST_REVIEWS}`;
const count = z.int(COUNT).min(1, COUNT).max(MOST_REVIEWS, COUNT);

/**
 * A newsletter's settings as people type them, each read into its stored form: durations
 * `0|90s|5m|2h|1d` into seconds, a cadence into the form of `formatCadence`. The message of a zod
 * issue is what was expected.
 */
export const newsletterSettingsSchema = z.object({
  title: text(read(parseTitle, ({ title }) => title)),
  tagline: clearable(read(parseTagline, ({ tagline }) => tagline)),
  slug: text(read(parseSlug, ({ slug }) => slug)),
  sender: clearable(read(parseSender, ({ sender }) => formatSender(sender))),
  replyTo: clearable(address),
  editors: addresses,
  testers: addresses,
  postalAddress: clearable(read(parsePostalAddress, ({ postalAddress }) => postalAddress)),
  timeZone: text(read(parseTimeZone, ({ timeZone }) => timeZone)),
  cadence: text(read(parseCadence, ({ cadence }) => formatCadence(cadence))),
  bestOfCadence: clearable(read(parseBestOfCadence, ({ cadence }) => formatCadence(cadence))),
  cutOff: duration(14 * DAY),
  lateLimit: duration(14 * DAY, SHORTEST_LATE_LIMIT),
  minimum: count,
  maximum: count,
  undoWindow: duration(DAY),
  autoApprove: z.boolean(),
  fourEyes: z.boolean(),
  clicks: z.boolean(),
  canaryReader: z.boolean(),
  language: text(read(parseLanguage, ({ language }) => language)),
  theme: themeSchema.nullable(),
  floors: z.array(z.number()).transform(read(parseFloorList, ({ floors }) => floors)),
  topics: z.array(z.string()).transform(read(parseTopicList, ({ topics }) => topics)),
  renameTopics: z.array(z.object({ from: z.string(), to: z.string() })).readonly(),
  confirmationText: mailText('confirmation'),
  welcomeText: mailText('welcome'),
});
