import { listRuleSettings } from '@galley/db';
import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { withPress } from '../shell/with-press.ts';
import { newsletterJson } from './newsletter-json.ts';
import { newsletterText } from './newsletter-text.ts';
import { readRuleOptions, type RuleOptions } from './read-rule-options.ts';
import { readThemeFile } from './read-theme-file.ts';

interface SetOptions extends RuleOptions {
  readonly title?: string;
  readonly from?: string;
  readonly replyTo?: string;
  readonly editors?: string;
  readonly testers?: string;
  readonly postalAddress?: string;
  readonly timeZone?: string;
  readonly cadence?: string;
  readonly cutOff?: string;
  readonly lateLimit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly undoWindow?: string;
  readonly autoApprove?: boolean;
  readonly language?: string;
  readonly theme?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export const setNewsletter = async (
  shell: Shell,
  slug: string | undefined,
  options: SetOptions,
): Promise<Outcome> => {
  const {
    from,
    editors,
    testers,
    replyTo,
    postalAddress,
    theme: file,
    rule,
    because,
    by = systemUser(),
    json: _,
    ...plain
  } = options;
  if (Object.keys(options).filter((name) => name !== 'json').length === 0) {
    return refuse('Nothing to set: give at least one setting, such as --title.');
  }
  const read = readRuleOptions({ ...(rule && { rule }), ...(because && { because }) });
  if (read.kind === 'refused') return read;
  const theme = await readThemeFile(shell, file);
  if (theme.kind === 'refused') return theme;
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
  // Open issues are compiled again when their bytes depend on what changes.
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const set = await press.setNewsletter(deps, deps.actor, {
      ...plain,
      ...(slug !== undefined && { slug }),
      ...(from !== undefined && { sender: orNull(from) }),
      ...(replyTo !== undefined && { replyTo: orNull(replyTo) }),
      ...(postalAddress !== undefined && { postalAddress: orNull(postalAddress) }),
      ...(editors !== undefined && { editors: addresses(editors) }),
      ...(testers !== undefined && { testers: addresses(testers) }),
      ...(theme.kind === 'ok' && { theme: theme.theme }),
    });
    if (set.kind === 'invalid') {
      return refuse(...set.problems.map(({ setting, problem }) => `${flag(setting)}: ${problem}`));
    }
    if (set.kind === 'no-newsletter' || set.kind === 'not-allowed') return answerRefusal(set);
    const { newsletter } = set;
    const { rules } = read;
    await press.setPreflightRules(deps, deps.actor, { newsletter: newsletter.slug, rules, by });
    const ruleSettings = await listRuleSettings(deps.db, newsletter.id);
    return {
      kind: 'done',
      json: newsletterJson(newsletter, ruleSettings),
      text: (paint) => newsletterText(paint, newsletter, ruleSettings),
      notes: [
        ...(set.kind === 'created' ? ['It is new.'] : []),
        ...set.recompiled.map(
          ({ number, approvalVoided }) =>
            `Issue ${number} was compiled again${approvalVoided ? '; its approval is void' : ''}.`,
        ),
      ],
    };
  });
};

const addresses = (text: string): string[] =>
  text
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');

/** The option that a setting is given with: `sender` is `--from`, `cutOff` is `--cut-off`. */
const flag = (setting: string): string => {
  if (setting === 'slug') return 'SLUG';
  if (setting === 'sender') return '--from';
  return `--${setting.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
};
