import type { z } from 'zod';
import type { TopicKeys } from '../review/topic-keys.ts';
import type { newsletterSettingsSchema } from './settings-schema.ts';
import type { ThemeChoice } from './theme/index.ts';

/** A newsletter's own settings, checked; durations in seconds. */
export interface NewsletterSettings {
  readonly slug: string;
  readonly title: string;
  /** Introduces it on its front page; null for nothing. */
  readonly tagline: string | null;
  /** As it goes into the From header; null until somebody sets it. */
  readonly sender: string | null;
  readonly replyTo: string | null;
  readonly editors: readonly string[];
  /** Who gets a test of an issue. */
  readonly testers: readonly string[];
  readonly postalAddress: string | null;
  readonly timeZone: string;
  /** Canonical text, see `formatCadence`. */
  readonly cadence: string;
  /** When its best-ofs are due, in the same form; null if it makes none by itself. */
  readonly bestOfCadence: string | null;
  readonly cutOffSeconds: number;
  readonly lateLimitSeconds: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly undoWindowSeconds: number;
  readonly autoApprove: boolean;
  /** Each change needs an approver who didn't make it. */
  readonly fourEyes: boolean;
  /** Clicks on the links of its issues are counted, if the provider reports them. */
  readonly clicks: boolean;
  /** Each issue is mailed to Galley itself too, to see whether mail arrives. */
  readonly canaryReader: boolean;
  readonly language: string;
  /** Its changes to the default theme; null for none. */
  readonly theme: ThemeChoice | null;
  /** The floors that readers may choose, such as 4 of 5 stars. */
  readonly floors: readonly number[];
  /** The names of its topics, in their order. */
  readonly topics: readonly string[];
  /** The keys that renamed topics have kept. */
  readonly topicKeys: TopicKeys;
  /** Its own paragraphs in the mail that asks to confirm; null for the usual ones. */
  readonly confirmationText: string | null;
  /** Its own paragraphs in the mail that welcomes; null for none. */
  readonly welcomeText: string | null;
  readonly isSample: boolean;
}

type Typed = z.input<typeof newsletterSettingsSchema>;

/** Settings as people type them; null clears a setting, an absent one keeps its value. */
export type NewsletterChange = {
  readonly [Setting in keyof Omit<Typed, 'theme'>]?: Typed[Setting] | undefined;
} & {
  /** As in a theme file, read as JSON. */
  readonly theme?: unknown;
  /** Makes it the sample newsletter; counts only when a newsletter is created. */
  readonly sample?: boolean | undefined;
};

/** One setting that can't be taken, and what was expected instead. */
export interface SettingsProblem {
  readonly setting: keyof NewsletterChange;
  readonly problem: string;
}

/** What a newsletter has until somebody sets it. */
export const NEW_NEWSLETTER: Omit<NewsletterSettings, 'slug' | 'title'> = {
  tagline: null,
  sender: null,
  replyTo: null,
  editors: [],
  testers: [],
  postalAddress: null,
  timeZone: 'UTC',
  cadence: 'weekly fri 08:00',
  bestOfCadence: null,
  cutOffSeconds: 7200,
  lateLimitSeconds: 43_200,
  minimum: 1,
  maximum: 12,
  undoWindowSeconds: 60,
  autoApprove: false,
  fourEyes: false,
  clicks: false,
  canaryReader: false,
  language: 'en',
  theme: null,
  floors: [4, 5],
  topics: [],
  topicKeys: {},
  confirmationText: null,
  welcomeText: null,
  isSample: false,
};
