import type { Newsletter } from '@galley/contract/newsletter';
import { formatSender, parseSender, type ThemeChoice } from '@galley/core/newsletter';
import type { SettingsField, SettingsPart } from '@galley/wording/desk';

export type Approval = 'by-hand' | 'four-eyes' | 'automatic';

/** The settings of a newsletter as its forms hold them. */
export type Values = Readonly<Record<Exclude<TextField, 'approval'>, string>> & {
  readonly approval: Approval;
  readonly theme: ThemeChoice | null;
};
export type ValueName = keyof Values;
type TextField = Exclude<SettingsField, 'slug' | 'theme'>;

export const PARTS: readonly SettingsPart[] = [
  'basics',
  'sender',
  'when',
  'addresses',
  'approval',
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
  theme: 'theme',
};

export const partOf = (name: ValueName): SettingsPart => PART_OF[name];

/** The part that an address names by its hash: by its own name, or by a field in it. */
export function partAt(hash: string): SettingsPart {
  const name = hash.slice(1);
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
    theme: newsletter.theme,
  };
}

/** The settings to send for the fields that somebody has changed. */
export function settingsOf(values: Values, changed: readonly ValueName[]) {
  const entries = changed.flatMap((name): readonly (readonly [string, unknown])[] => {
    switch (name) {
      case 'fromName':
      case 'from':
        return [['from', writeSender(values)]];
      case 'tagline':
      case 'postalAddress':
      case 'replyTo':
        return [[name, orNull(values[name])]];
      case 'minimum':
      case 'maximum':
        return [[name, Number(values[name])]];
      case 'testers':
      case 'editors':
        return [[name, linesOf(values[name])]];
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
      case 'theme':
        return [[name, values[name]]];
    }
  });
  return Object.fromEntries(entries);
}

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
