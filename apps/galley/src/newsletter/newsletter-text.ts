import type { Newsletter } from '@galley/contract/newsletter';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';

/** Prints the settings under the option names of `newsletter set`. */
export function newsletterText(paint: Paint, its: Newsletter): string {
  const none = (why: string): string => paint.yellow(`none: ${why}`);
  return [
    `${paint.bold(its.title)} ${paint.dim(`(${its.slug}${its.default ? ', default' : ''})`)}`,
    facts(paint, [
      ['tagline', its.tagline ?? 'none; --tagline'],
      ['from', its.from ?? none("no issue can be sent; --from 'Name <a@b>'")],
      ['reply-to', its.replyTo ?? 'the sender'],
      ['editors', its.editors.join(', ') || 'none: nobody is told about held issues'],
      ['testers', its.testers.join(', ') || 'none; --testers'],
      ['postal-address', its.postalAddress ?? none('no issue can be sent; --postal-address')],
      ['cadence', `${its.cadence}, ${its.timeZone}`],
      ['best-of-cadence', its.bestOfCadence ?? 'none; --best-of-cadence'],
      ['cut-off', its.cutOff],
      ['late-limit', its.lateLimit],
      ['reviews', `${its.minimum} to ${its.maximum} in an issue`],
      ['undo-window', its.undoWindow],
      ['auto-approve', its.autoApprove ? 'yes' : 'no'],
      ['four-eyes', its.fourEyes ? 'yes' : 'no'],
      ['clicks', its.clicks ? 'counted, if Resend rewrites links' : 'off'],
      ['canary', its.canaryReader ? 'each issue is mailed to Galley too' : 'off'],
      ['language', its.language],
      ['theme', its.theme === null ? 'default' : 'its own; galley newsletter show --json'],
      ['floors', its.floors.join(', ') || 'none: readers get all ratings'],
      ['topics', its.topics.join(', ') || 'none; --topics'],
      ['confirmation text', ownText(its.confirmationText)],
      ['welcome text', ownText(its.welcomeText)],
      ...its.rules.map(
        ({ rule, level, because, by, at }) =>
          [`rule ${rule}`, `${level}: ${because} (${by}, ${at.slice(0, 10)})`] as const,
      ),
    ]),
  ].join('\n');
}

const ownText = (text: string | null): string =>
  text === null ? 'the usual' : 'its own; galley newsletter mails';
