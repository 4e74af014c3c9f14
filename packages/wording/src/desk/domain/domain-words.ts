import type { ClickAccord } from '@galley/core/click';
import type { Explained } from '../explained.ts';

/** The words about the domain that mail comes from, and its DNS records. */
export interface DomainWords {
  readonly title: string;
  readonly loading: string;
  readonly none: string;
  readonly sandbox: string;
  readonly verified: (name: string) => string;
  readonly open: (name: string) => string;
  readonly unknown: Explained;
  readonly notAllowed: Explained;
  readonly noAnswer: (why: string) => string;
  readonly clicks: Readonly<Record<ClickAccord, Explained>>;
  readonly what: string;
  readonly purposes: Readonly<Record<'SPF' | 'DKIM' | 'Receiving' | 'DMARC', string>>;
  readonly states: Readonly<Record<'verified' | 'pending' | 'failed' | 'missing', string>>;
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly priority: string;
  readonly copyName: (purpose: string) => string;
  readonly copyValue: (purpose: string) => string;
  readonly check: string;
  readonly checking: string;
}
