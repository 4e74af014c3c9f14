import type { Explained } from '../explained.ts';
import type { FieldWords } from '../settings/settings-words.ts';

/** The words of how long things are kept. */
export interface RetentionWords {
  readonly title: string;
  readonly lead: string;
  /** For owners of some newsletters only. */
  readonly forOwners: Explained;
  readonly fields: Readonly<Record<'deliveries' | 'events' | 'sessions', FieldWords>>;
  readonly always: Explained;
  readonly forDays: Explained;
  readonly days: string;
  readonly daysCount: (count: number) => string;
  /** What a change would drop. */
  readonly effect: {
    readonly title: string;
    readonly none: string;
    readonly issuesCount: (count: number) => string;
    readonly monthsCount: (count: number) => string;
    readonly forGood: string;
  };
  readonly lastApplied: (when: string) => string;
  readonly notYet: string;
  readonly fixed: Explained;
  readonly kinds: Readonly<
    Record<
      | 'unconfirmed'
      | 'counts'
      | 'inboundMails'
      | 'webhookEvents'
      | 'importFiles'
      | 'hours'
      | 'imports'
      | 'audit',
      Explained
    >
  >;
  readonly kept: string;
  readonly withDeliveries: string;
  readonly withReader: string;
}
