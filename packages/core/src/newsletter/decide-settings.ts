import { isForbiddenInHeader } from '../input/index.ts';
import { parseEmailAddress } from '../subscription/email-address.ts';
import { formatCadence, parseCadence } from './cadence.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { parseLanguage } from './language.ts';
import { formatSender, parseSender } from './sender.ts';
import {
  NEW_NEWSLETTER,
  type NewsletterChange,
  type NewsletterSettings,
  type SettingsProblem,
} from './settings.ts';
import { parseSlug, proposeSlug } from './slug.ts';
import { readTheme, type ThemeChoice } from './theme/index.ts';
import { parseTimeZone } from './time-zone.ts';
import { parseTitle } from './title.ts';

export type DecideSettings =
  | { readonly kind: 'ok'; readonly settings: NewsletterSettings }
  | { readonly kind: 'invalid'; readonly problems: readonly SettingsProblem[] };

type Read<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'invalid'; readonly problem: string };

const DAY = 86_400;
// Schedulers look once a minute and take a while to render; every slot would be past a smaller limit.
const SHORTEST_LATE_LIMIT = 300;
const LONGEST_POSTAL_ADDRESS = 500;
const MOST_REVIEWS = 100;

/**
 * Applies a change to a newsletter's settings, or to none for a new one, and names every problem at
 * once. An untouched setting is kept as it is.
 */
export function decideSettings(
  current: NewsletterSettings | null,
  change: NewsletterChange,
): DecideSettings {
  const problems: SettingsProblem[] = [];
  const base = current ?? { ...NEW_NEWSLETTER, slug: '', title: '' };

  function take<T, U>(
    setting: keyof NewsletterChange,
    typed: T | undefined,
    kept: U,
    read: (typed: T) => Read<U>,
  ): U {
    if (typed === undefined) return kept;
    const reading = read(typed);
    if (reading.kind === 'ok') return reading.value;
    problems.push({ setting, problem: reading.problem });
    return kept;
  }

  const title = take('title', change.title, base.title, readTitle);
  if (current === null && change.title === undefined) {
    problems.push({ setting: 'title', problem: 'a new newsletter needs a title' });
  }
  const settings: NewsletterSettings = {
    title,
    slug:
      current?.slug ?? take('slug', change.slug ?? proposeSlug(title) ?? undefined, '', readSlug),
    sender: take('sender', change.sender, base.sender, orNull(readSender)),
    replyTo: take('replyTo', change.replyTo, base.replyTo, orNull(readAddress)),
    editors: take('editors', change.editors, base.editors, readAddresses),
    testers: take('testers', change.testers, base.testers, readAddresses),
    postalAddress: take(
      'postalAddress',
      change.postalAddress,
      base.postalAddress,
      orNull(readPostal),
    ),
    timeZone: take('timeZone', change.timeZone, base.timeZone, readTimeZone),
    cadence: take('cadence', change.cadence, base.cadence, readCadence),
    cutOffSeconds: take('cutOff', change.cutOff, base.cutOffSeconds, readSeconds(14 * DAY)),
    lateLimitSeconds: take(
      'lateLimit',
      change.lateLimit,
      base.lateLimitSeconds,
      readSeconds(14 * DAY, SHORTEST_LATE_LIMIT),
    ),
    minimum: take('minimum', change.minimum, base.minimum, readCount),
    maximum: take('maximum', change.maximum, base.maximum, readCount),
    undoWindowSeconds: take(
      'undoWindow',
      change.undoWindow,
      base.undoWindowSeconds,
      readSeconds(DAY),
    ),
    autoApprove: change.autoApprove ?? base.autoApprove,
    language: take('language', change.language, base.language, readLanguage),
    theme: take('theme', change.theme, base.theme, readThemeChoice),
    isSample: current?.isSample ?? change.sample ?? false,
  };
  if (settings.maximum < settings.minimum) {
    const { minimum, maximum } = settings;
    problems.push(
      change.minimum === undefined
        ? {
            setting: 'maximum',
            problem: `found ${maximum}, expected the minimum, ${minimum}, or more`,
          }
        : {
            setting: 'minimum',
            problem: `found ${minimum}, expected the maximum, ${maximum}, or less`,
          },
    );
  }
  if (current === null && title !== '' && settings.slug === '' && change.slug === undefined) {
    problems.push({ setting: 'slug', problem: 'none can be made from the title: give one' });
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', settings };
}

const ok = <T>(value: T): Read<T> => ({ kind: 'ok', value });
const invalid = (found: string | number, expected: string): Read<never> => ({
  kind: 'invalid',
  problem: `found ${JSON.stringify(found)}, expected ${expected}`,
});

function orNull<T>(read: (typed: string) => Read<T>): (typed: string | null) => Read<T | null> {
  return (typed) => (typed === null || typed.trim() === '' ? ok(null) : read(typed));
}

function readTitle(typed: string): Read<string> {
  const reading = parseTitle(typed);
  return reading.kind === 'ok' ? ok(reading.title) : invalid(typed, reading.expected);
}

function readSlug(typed: string): Read<string> {
  const reading = parseSlug(typed);
  return reading.kind === 'ok' ? ok(reading.slug) : invalid(typed, reading.expected);
}

function readSender(typed: string): Read<string> {
  const reading = parseSender(typed);
  return reading.kind === 'ok'
    ? ok(formatSender(reading.sender))
    : invalid(typed, reading.expected);
}

function readAddress(typed: string): Read<string> {
  const reading = parseEmailAddress(typed);
  return reading.kind === 'ok' ? ok(reading.address) : invalid(typed, reading.expected);
}

function readAddresses(typed: readonly string[]): Read<readonly string[]> {
  const addresses: string[] = [];
  for (const each of typed) {
    if (each.trim() === '') continue;
    const reading = readAddress(each);
    if (reading.kind === 'invalid') return reading;
    if (!addresses.includes(reading.value)) addresses.push(reading.value);
  }
  return ok(addresses);
}

function readPostal(typed: string): Read<string> {
  const lines = typed
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const address = lines.join('\n');
  if (lines.some(isForbiddenInHeader)) {
    return invalid(typed, 'a postal address without control or direction characters');
  }
  return address.length <= LONGEST_POSTAL_ADDRESS
    ? ok(address)
    : invalid(typed, `a postal address of at most ${LONGEST_POSTAL_ADDRESS} characters`);
}

function readTimeZone(typed: string): Read<string> {
  const reading = parseTimeZone(typed);
  return reading.kind === 'ok' ? ok(reading.timeZone) : invalid(typed, reading.expected);
}

function readCadence(typed: string): Read<string> {
  const reading = parseCadence(typed);
  return reading.kind === 'ok'
    ? ok(formatCadence(reading.cadence))
    : invalid(typed, reading.expected);
}

function readSeconds(longest: number, shortest = 0): (typed: string) => Read<number> {
  return (typed) => {
    const reading = parseDuration(typed, longest);
    if (reading.kind === 'invalid') return invalid(typed, reading.expected);
    return reading.seconds >= shortest
      ? ok(reading.seconds)
      : invalid(typed, `at least ${formatDuration(shortest)}`);
  };
}

function readCount(typed: number): Read<number> {
  return Number.isInteger(typed) && typed >= 1 && typed <= MOST_REVIEWS
    ? ok(typed)
    : invalid(typed, `a whole number from 1 to ${MOST_REVIEWS}`);
}

function readThemeChoice(typed: unknown): Read<ThemeChoice | null> {
  if (typed === null) return ok(null);
  const reading = readTheme(typed);
  return reading.kind === 'ok'
    ? ok(reading.choice)
    : { kind: 'invalid', problem: reading.problems.join('; ') };
}

function readLanguage(typed: string): Read<string> {
  const reading = parseLanguage(typed);
  return reading.kind === 'ok' ? ok(reading.language) : invalid(typed, reading.expected);
}
