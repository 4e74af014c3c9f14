import type { RuleSetting } from '@galley/core/issue';
import type { Newsletter } from '@galley/press/newsletter';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';
import { newsletterJson } from './newsletter-json.ts';

/** The settings, each under the name that `newsletter set` knows it by. */
export const newsletterText = (
  paint: Paint,
  newsletter: Newsletter,
  rules: readonly RuleSetting[],
): string => {
  const its = newsletterJson(newsletter, rules);
  const none = (why: string): string => paint.yellow(`none: ${why}`);
  return [
    `${paint.bold(its.title)} ${paint.dim(`(${its.slug}${its.default ? ', the default one' : ''})`)}`,
    facts(paint, [
      ['from', its.from ?? none("no issue can be sent; --from 'Name <a@b>'")],
      ['reply-to', its.replyTo ?? 'the sender'],
      ['editors', its.editors.join(', ') || 'nobody is told of a held issue'],
      ['testers', its.testers.join(', ') || 'nobody; --testers'],
      ['postal-address', its.postalAddress ?? none('no issue can be sent; --postal-address')],
      ['cadence', `${its.cadence}, ${its.timeZone}`],
      ['cut-off', its.cutOff],
      ['late-limit', its.lateLimit],
      ['reviews', `${its.minimum} to ${its.maximum} in an issue`],
      ['undo-window', its.undoWindow],
      ['auto-approve', its.autoApprove ? 'yes' : 'no'],
      ['language', its.language],
      ['theme', its.theme === null ? 'of the house' : 'its own; galley newsletter show --json'],
      ...rules.map(
        ({ rule, level, because, by, at }) =>
          [`rule ${rule}`, `${level}: ${because} (${by}, ${at.slice(0, 10)})`] as const,
      ),
    ]),
  ].join('\n');
};
