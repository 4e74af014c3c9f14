import type { Newsletter } from '@galley/contract/newsletter';
import { formatSender, parseSender, type ThemeChoice } from '@galley/core/newsletter';
import type { SettingsField, SettingsPart } from '@galley/wording/desk';

export type Approval = 'by-hand' | 'four-eyes' | 'automatic';

/** What a preflight rule does for a newsletter. */
export type Level = RuleSetting['level'] | 'default';

/** A rule as somebody wants it, and what it did when they began. */
export interface RuleDraft {
  readonly level: Level;
  readonly because: string;
  readonly was: Level;
}

/** A topic as somebody wants it, and what it was called when they began; null for a new one. */
export interface TopicDraft {
  readonly id: string;
  readonly name: string;
  readonly was: string | null;
}

/** The settings of a newsletter as its forms hold them. */
export type Values = Readonly<Record<Exclude<TextField, 'approval' | 'clicks'>, string>> & {
  readonly approval: Approval;
  /** The rules that somebody is changing, by name. */
  readonly rules: Readonly<Record<string, RuleDraft>>;
  readonly clicks: boolean;
  /** Ratings of five stars, the lowest first. */
  readonly floors: readonly number[];
  readonly topics: readonly TopicDraft[];
  readonly theme: ThemeChoice | null;
};
export type ValueName = keyof Values;
type TextField = Exclude<SettingsField, 'slug' | 'rules' | 'floors' | 'topics' | 'theme'>;
type RuleSetting = Newsletter['rules'][number];

export const PARTS: readonly SettingsPart[] = [
  'basics',
  'sender',
  'when',
  'addresses',
  'approval',
  'choices',
  'sources',
  'rules',
  'clicks',
  'theme',
];

const PART_OF: Readonly<Record<ValueName, SettingsPart>> = {
  title: 'basics',
  tagline: 'basics',
  language: 'basics',
  postalAddress: 'basics',
  fromName: 'sender',
  from: 'sender',
  replyTo: 'sender',
  cadence: 'when',
  timeZone: 'when',
  cutOff: 'when',
  lateLimit: 'when',
  undoWindow: 'when',
  minimum: 'when',
  maximum: 'when',
  testers: 'addresses',
  editors: 'addresses',
  approval: 'approval',
  floors: 'choices',
  topics: 'choices',
  bestOfCadence: 'choices',
  rules: 'rules',
  clicks: 'clicks',
  theme: 'theme',
};

export const partOf = (name: ValueName): SettingsPart => PART_OF[name];

const RULE = 'rule-';

/** The field of a rule, as an address names it. */
export const ruleField = (rule: string): string => `${RULE}${rule}`;

/** The part that an address names by its hash: by its own name, or by a field in it. */
export function partAt(hash: string): SettingsPart {
  const name = hash.slice(1);
  if (name.startsWith(RULE)) return 'rules';
  const part = PARTS.find((each) => each === name);
  return part ?? (Object.hasOwn(PART_OF, name) ? PART_OF[name as ValueName] : 'basics');
}

/** A newsletter's settings as its forms show them. */
export function valuesOf(newsletter: Newsletter): Values {
  const { sender } = readSender(newsletter.from ?? '');
  return {
    title: newsletter.title,
    tagline: newsletter.tagline ?? '',
    language: newsletter.language,
    postalAddress: newsletter.postalAddress ?? '',
    fromName: sender.name ?? '',
    from: sender.address,
    replyTo: newsletter.replyTo ?? '',
    cadence: newsletter.cadence,
    timeZone: newsletter.timeZone,
    cutOff: newsletter.cutOff,
    lateLimit: newsletter.lateLimit,
    undoWindow: newsletter.undoWindow,
    minimum: String(newsletter.minimum),
    maximum: String(newsletter.maximum),
    testers: newsletter.testers.join('\n'),
    editors: newsletter.editors.join('\n'),
    approval: newsletter.autoApprove ? 'automatic' : newsletter.fourEyes ? 'four-eyes' : 'by-hand',
    floors: newsletter.floors,
    topics: newsletter.topics.map((name) => ({ id: name, name, was: name })),
    bestOfCadence: newsletter.bestOfCadence ?? '',
    rules: {},
    clicks: newsletter.clicks,
    theme: newsletter.theme,
  };
}

/** The settings to send for the fields that somebody has changed. */
export function settingsOf(
  values: Values,
  changed: readonly ValueName[],
  /** The topics that there are now. */
  known: readonly string[] = [],
) {
  const entries = changed.flatMap((name): readonly (readonly [string, unknown])[] => {
    switch (name) {
      case 'fromName':
      case 'from':
        return [['from', writeSender(values)]];
      case 'tagline':
      case 'postalAddress':
      case 'replyTo':
      case 'bestOfCadence':
        return [[name, orNull(values[name])]];
      case 'topics': {
        const renames = listRenames(values.topics, known);
        return [
          ['topics', values.topics.map((topic) => topic.name.trim())],
          ...(renames.length === 0 ? [] : [['renameTopics', renames] as const]),
        ];
      }
      case 'minimum':
      case 'maximum':
        return [[name, Number(values[name])]];
      case 'testers':
      case 'editors':
        return [[name, linesOf(values[name])]];
      case 'rules':
        return [];
      case 'approval':
        return [
          ['autoApprove', values.approval === 'automatic'],
          ['fourEyes', values.approval === 'four-eyes'],
        ];
      case 'title':
      case 'language':
      case 'cadence':
      case 'timeZone':
      case 'cutOff':
      case 'lateLimit':
      case 'undoWindow':
      case 'clicks':
      case 'floors':
      case 'theme':
        return [[name, values[name]]];
    }
  });
  return Object.fromEntries(entries);
}

/** The topics with another name; one that somebody else has renamed or removed is a new one. */
const listRenames = (topics: readonly TopicDraft[], known: readonly string[]) =>
  topics.flatMap(({ name, was }) =>
    was !== null && was !== name.trim() && known.includes(was)
      ? [{ from: was, to: name.trim() }]
      : [],
  );

/** The drafts of rules after somebody has chosen between theirs and another person's. */
export function decideRule(
  rules: Values['rules'],
  { rule = '', theirs }: { readonly rule?: string; readonly theirs: unknown },
  isMine: boolean,
): Values['rules'] {
  const { [rule]: mine, ...others } = rules;
  return isMine && mine !== undefined
    ? { ...others, [rule]: { ...mine, was: theirs as Level } }
    : others;
}

/** The rules to set, each with what it did when somebody began to change it. */
export const listRules = (rules: Values['rules']) =>
  Object.entries(rules).map(([rule, { level, because, was }]) => ({
    rule,
    level,
    because: because.trim(),
    was,
  }));

/** The field of a form that shows a setting, as the API names it. */
export function fieldOf(setting: string): ValueName | null {
  if (setting === 'autoApprove' || setting === 'fourEyes') return 'approval';
  return Object.hasOwn(PART_OF, setting) ? (setting as ValueName) : null;
}

/** A setting's value as people read it, to compare two of them. */
export function showSetting(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What can't be sent at all: numbers that are none, and a title that is missing. */
export const findGaps = (values: Values): readonly ValueName[] => [
  ...(values.title.trim() === '' ? (['title'] as const) : []),
  ...(values.topics.some(({ name }) => name.trim() === '') ? (['topics'] as const) : []),
  ...(Object.values(values.rules).some(({ because }) => because.trim() === '')
    ? (['rules'] as const)
    : []),
  ...(['minimum', 'maximum'] as const).filter((name) => !/^\d{1,3}$/.test(values[name].trim())),
];

/** The From header of a name and an address; null without an address. */
export const writeSender = ({ fromName, from }: Pick<Values, 'fromName' | 'from'>) =>
  from.trim() === '' ? null : formatSender({ name: orNull(fromName), address: from.trim() });

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function readSender(text: string) {
  const reading = parseSender(text);
  return reading.kind === 'ok' ? reading : { sender: { name: null, address: text } };
}
