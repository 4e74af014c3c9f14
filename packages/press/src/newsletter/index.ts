import type { CalendarEntry, SettingsProblem } from '@galley/core/newsletter';
import type { Database, Kysely, Selectable } from '@galley/db';
import type { PressDeps } from '../press-deps.ts';

export type { PressDeps, Wake, WakeJob } from '../press-deps.ts';

export type Newsletter = Selectable<Database['newsletter']>;

/** `slug: null` asks for the default newsletter; the sample one only counts when named. */
export type FindNewsletter =
  | { readonly kind: 'found'; readonly newsletter: Newsletter }
  | { readonly kind: 'none'; readonly slug: string | null; readonly slugs: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly slugs: readonly string[] };

/** What every other step answers when it can't tell which newsletter is meant; `slugs` names the real ones. */
export interface NoNewsletter {
  readonly kind: 'no-newsletter';
  readonly slug: string | null;
  readonly slugs: readonly string[];
}

/** As people type it: durations `0|90s|5m|2h|1d`, cadence `weekly fri 08:00`, sender `Name <a@b>`; null clears. */
export interface NewsletterChange {
  readonly slug?: string;
  readonly title?: string;
  readonly sender?: string | null;
  readonly replyTo?: string | null;
  readonly editors?: readonly string[];
  readonly postalAddress?: string | null;
  readonly timeZone?: string;
  readonly cadence?: string;
  readonly cutOff?: string;
  readonly lateLimit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly undoWindow?: string;
  readonly autoApprove?: boolean;
  readonly language?: string;
  readonly sample?: boolean;
}

export type SetNewsletter =
  | {
      readonly kind: 'created' | 'changed' | 'unchanged';
      readonly newsletter: Newsletter;
      /** Open issues that were compiled again because their bytes depend on what changed. */
      readonly recompiled: readonly { readonly number: number; readonly approvalVoided: boolean }[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly SettingsProblem[] }
  | { readonly kind: 'ambiguous'; readonly slugs: readonly string[] };

export declare function setNewsletter(
  deps: PressDeps,
  change: NewsletterChange,
): Promise<SetNewsletter>;
export declare function findNewsletter(
  db: Kysely<Database>,
  slug: string | null,
): Promise<FindNewsletter>;
export declare function findNewsletterForReaders(
  db: Kysely<Database>,
  slug: string | null,
): Promise<FindNewsletter>;
export declare function listNewsletters(db: Kysely<Database>): Promise<readonly Newsletter[]>;
export declare function calendar(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  input: { readonly newsletter: string | null; readonly next: number },
): Promise<
  | {
      readonly kind: 'ok';
      readonly newsletter: Newsletter;
      readonly entries: readonly CalendarEntry[];
    }
  | NoNewsletter
>;
