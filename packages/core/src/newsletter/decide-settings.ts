import type { z } from 'zod';
import { newsletterSettingsSchema } from './settings-schema.ts';
import {
  NEW_NEWSLETTER,
  type NewsletterChange,
  type NewsletterSettings,
  type SettingsProblem,
} from './settings.ts';
import { findSameTopics, renameTopics } from './rename-topics.ts';
import { proposeSlug } from './slug.ts';
import { describeThemeIssue } from './theme/index.ts';

export type DecideSettings =
  | { readonly kind: 'ok'; readonly settings: NewsletterSettings }
  | { readonly kind: 'invalid'; readonly problems: readonly SettingsProblem[] };

/**
 * Applies a change to a newsletter's settings (null for a new one) and names every problem at once.
 * A setting that the change leaves out keeps its value, and a slug never changes.
 */
export function decideSettings(
  current: NewsletterSettings | null,
  change: NewsletterChange,
): DecideSettings {
  const read = readChange(current === null ? change : { ...change, slug: undefined });
  const { cutOff, lateLimit, undoWindow, renameTopics: renames = [], ...taken } = read.taken;
  const problems = [...read.problems];
  const base = current ?? { ...NEW_NEWSLETTER, slug: '', title: '' };
  const title = taken.title ?? base.title;
  if (current === null && change.title === undefined) {
    problems.unshift({ setting: 'title', problem: 'a new newsletter needs a title' });
  }
  const renamed = renameTopics(base, renames);
  if (renamed.kind === 'invalid') problems.push({ setting: 'topics', problem: renamed.problem });
  const named = {
    topics: taken.topics ?? (renamed.kind === 'ok' ? renamed.topics : base.topics),
    topicKeys: renamed.kind === 'ok' ? renamed.topicKeys : base.topicKeys,
  };
  const same = findSameTopics(named);
  if (same !== null) problems.push({ setting: 'topics', problem: same });
  const settings: NewsletterSettings = {
    ...base,
    ...taken,
    ...named,
    slug: current?.slug ?? taken.slug ?? proposeSlug(title) ?? '',
    cutOffSeconds: cutOff ?? base.cutOffSeconds,
    lateLimitSeconds: lateLimit ?? base.lateLimitSeconds,
    undoWindowSeconds: undoWindow ?? base.undoWindowSeconds,
    isSample: current?.isSample ?? change.sample ?? false,
  };
  const { minimum, maximum } = settings;
  if (maximum < minimum) {
    problems.push(
      change.minimum === undefined
        ? { setting: 'maximum', problem: expected(maximum, `the minimum, ${minimum}, or more`) }
        : { setting: 'minimum', problem: expected(minimum, `the maximum, ${maximum}, or less`) },
    );
  }
  if (settings.fourEyes && settings.autoApprove) {
    problems.push({
      setting: 'fourEyes',
      problem:
        'found it together with automatic approval, expected one of them: the clock is nobody',
    });
  }
  if (current === null && title !== '' && settings.slug === '' && change.slug === undefined) {
    problems.push({ setting: 'slug', problem: 'none can be made from the title: give one' });
  }
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'ok', settings };
}

type Taken = Partial<z.output<typeof newsletterSettingsSchema>>;

/** The settings that can be taken, and one problem for each that can't. */
function readChange(change: NewsletterChange): {
  readonly taken: Taken;
  readonly problems: readonly SettingsProblem[];
} {
  const given = Object.entries(change).filter(([, typed]) => typed !== undefined);
  const parsed = changeSchema.safeParse(Object.fromEntries(given), { reportInput: true });
  if (parsed.success) return { taken: parsed.data as Taken, problems: [] };
  const found = new Map<keyof NewsletterChange, string[]>();
  for (const issue of parsed.error.issues) {
    const setting = issue.path[0] as keyof NewsletterChange;
    found.set(setting, [...(found.get(setting) ?? []), describeIssue(issue)]);
  }
  const sound = given.filter(([setting]) => !found.has(setting as keyof NewsletterChange));
  return {
    taken: changeSchema.parse(Object.fromEntries(sound)) as Taken,
    problems: [...found].map(([setting, all]) => ({
      setting,
      problem: [...new Set(all)].join('; '),
    })),
  };
}

const changeSchema = newsletterSettingsSchema.partial();

const describeIssue = (issue: z.core.$ZodIssue): string =>
  issue.path[0] === 'theme'
    ? describeThemeIssue(issue, issue.path.slice(1))
    : expected(issue.input, issue.message);

const expected = (found: unknown, what: string): string =>
  `found ${JSON.stringify(found)}, expected ${what}`;
