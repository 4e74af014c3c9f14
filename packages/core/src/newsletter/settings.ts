import type { z } from 'zod';
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
  readonly cutOffSeconds: number;
  readonly lateLimitSeconds: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly undoWindowSeconds: number;
  readonly autoApprove: boolean;
  readonly language: string;
  /** Its changes to the default theme; null for none. */
  readonly theme: ThemeChoice | null;
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
  cutOffSeconds: 7200,
  lateLimitSeconds: 43_200,
  minimum: 1,
  maximum: 12,
  undoWindowSeconds: 60,
  autoApprove: false,
  language: 'en',
  theme: null,
  isSample: false,
};
