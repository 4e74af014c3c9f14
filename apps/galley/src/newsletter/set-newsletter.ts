import { issueName } from '@galley/core/issue/name';
import { readName } from '@galley/core/editor';
import { quoteInput } from '@galley/core/input';
import * as press from '@galley/press/newsletter';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { systemUser } from '../shell/system-user.ts';
import { withPress } from '../shell/with-press.ts';
import { newsletterText } from './newsletter-text.ts';
import { readRuleOptions, type RuleOptions } from './read-rule-options.ts';
import { readTextFile } from './read-text-file.ts';
import { readThemeFile } from './read-theme-file.ts';

interface SetOptions extends RuleOptions {
  readonly title?: string;
  readonly tagline?: string;
  readonly from?: string;
  readonly replyTo?: string;
  readonly editors?: string;
  readonly testers?: string;
  readonly postalAddress?: string;
  readonly timeZone?: string;
  readonly cadence?: string;
  readonly bestOfCadence?: string;
  readonly cutOff?: string;
  readonly lateLimit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly undoWindow?: string;
  readonly autoApprove?: boolean;
  readonly fourEyes?: boolean;
  readonly clicks?: 'on' | 'off';
  readonly canary?: 'on' | 'off';
  readonly language?: string;
  readonly theme?: string;
  readonly floors?: string;
  readonly topics?: string;
  readonly renameTopic?: readonly string[];
  readonly confirmationText?: string;
  readonly welcomeText?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export async function setNewsletter(
  shell: Shell,
  slug: string | undefined,
  options: SetOptions,
): Promise<Outcome> {
  const {
    from,
    editors,
    testers,
    replyTo,
    postalAddress,
    theme: file,
    floors,
    topics,
    renameTopic,
    confirmationText,
    welcomeText,
    clicks,
    canary,
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
  const named = readName(by);
  if (read.rules.length > 0 && named.kind === 'invalid') {
    return refuse(`--by: found ${quoteInput(by)}, expected ${named.expected}`);
  }
  const theme = await readThemeFile(shell, file);
  if (theme.kind === 'refused') return theme;
  const [confirmation, welcome] = [
    await readTextFile(shell, confirmationText),
    await readTextFile(shell, welcomeText),
  ];
  if (confirmation.kind === 'refused') return confirmation;
  if (welcome.kind === 'refused') return welcome;
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
  // Open issues are recompiled if their bytes depend on the change.
  await ensureEmails();
  return withPress(shell, async (deps) => {
    const set = await press.setNewsletter(deps, deps.actor, {
      ...plain,
      ...(slug !== undefined && { slug }),
      ...(from !== undefined && { sender: orNull(from) }),
      ...(replyTo !== undefined && { replyTo: orNull(replyTo) }),
      ...(postalAddress !== undefined && { postalAddress: orNull(postalAddress) }),
      ...(editors !== undefined && { editors: listed(editors) }),
      ...(testers !== undefined && { testers: listed(testers) }),
      ...(floors !== undefined && { floors: listed(floors).map(Number) }),
      ...(topics !== undefined && { topics: listed(topics) }),
      ...(renameTopic !== undefined && { renameTopics: renameTopic.map(readRename) }),
      ...(confirmation.kind === 'ok' && { confirmationText: confirmation.text }),
      ...(welcome.kind === 'ok' && { welcomeText: welcome.text }),
      ...(theme.kind === 'ok' && { theme: theme.theme }),
      ...(clicks !== undefined && { clicks: clicks === 'on' }),
      ...(canary !== undefined && { canaryReader: canary === 'on' }),
    });
    if (!('newsletter' in set)) {
      return answerRefusal(set, topics === undefined ? { topics: '--rename-topic' } : {});
    }
    const { rules } = read;
    const ref = { newsletter: set.newsletter.slug };
    const ruled =
      rules.length === 0
        ? set
        : await press.setPreflightRules(deps, deps.actor, { ...ref, rules, by });
    if (!('newsletter' in ruled)) return answerRefusal(ruled);
    const { newsletter } = ruled;
    return {
      kind: 'done',
      json: newsletter,
      text: (paint) => newsletterText(paint, newsletter),
      notes: [
        ...(set.kind === 'created' ? ['Newsletter created.'] : []),
        ...(clicks === 'on' ? CLICKS_ON : []),
        ...(canary === 'on' && deps.inboundDomain === null ? NO_INBOUND : []),
        ...set.recompiled.map(
          ({ number, approvalVoided }) =>
            `Issue ${issueName(number)} was recompiled${approvalVoided ? '; its approval is void' : ''}.`,
        ),
      ],
    };
  });
}

/** What counting clicks means for readers, said when somebody switches it on. */
const CLICKS_ON = [
  'Clicks are counted for issues from the next one sent. They come only while click tracking is on for the domain at Resend, which then rewrites the links in mails: galley newsletter domain.',
];

/** Said when somebody switches on what can't work yet. */
const NO_INBOUND = [
  'No copy will be mailed before INBOUND_DOMAIN is set: Galley has no address of its own to mail it to (docs/inbound.md).',
];

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Reads `OLD=NEW`; without the sign there is no new name, which is refused. */
function readRename(typed: string): { readonly from: string; readonly to: string } {
  const [from = '', ...to] = typed.split('=');
  return { from: from.trim(), to: to.join('=').trim() };
}
