import type { HistoryEntry } from '@galley/contract/subscriber';
import type { DeliveryState } from '@galley/core/delivery';
import { parseChoice } from '@galley/core/subscription';
import type { IssueToMember, LiftRow, MemberFacts, MemberRow } from '@galley/db';
import { iso } from '../iso.ts';

/** An entry with its place in the order of all. */
export interface PlacedEntry {
  /** In milliseconds. */
  readonly at: number;
  /** What it is and which one; each occurs once. */
  readonly key: string;
  readonly entry: HistoryEntry;
}

const placed = (key: string, at: Date, entry: HistoryEntry): PlacedEntry => ({
  at: at.getTime(),
  key,
  entry,
});

const by = (
  { actor_kind: kind, actor_name: name }: Pick<LiftRow, 'actor_kind' | 'actor_name'>,
  inFull: boolean,
): Extract<HistoryEntry, { what: 'lifted' }>['by'] =>
  inFull && kind !== 'reader' && kind !== 'provider' ? { kind, name } : null;

/**
 * Presents what happened to a person. `inFull` adds who suppressed and lifted and in which words:
 * that concerns the person's address, so it may be about another newsletter.
 */
export const presentFacts = (
  { suppression }: MemberRow,
  { consents, choices, notices, bounces, lifts, suppressedBy }: MemberFacts,
  inFull: boolean,
): readonly PlacedEntry[] => [
  ...consents.map((row) =>
    placed(`consent-${row.id}`, row.created_at, {
      what: 'consent',
      at: row.created_at.toISOString(),
      kind: row.kind,
      wording: row.wording,
      version: row.wording_version,
      source: row.source,
      ip: row.ip,
      optedInAt: iso(row.opted_in_at),
      file:
        row.file_format === null || row.file_hash === null
          ? null
          : { format: row.file_format, sha256: row.file_hash },
    }),
  ),
  ...choices.map((row) =>
    placed(`choice-${row.id}`, row.at, {
      what: 'choice',
      at: row.at.toISOString(),
      ...parseChoice(row.choice),
    }),
  ),
  ...notices.map((row) =>
    placed(`notice-${row.id}`, row.created_at, {
      what: 'notice',
      at: row.created_at.toISOString(),
      kind: row.kind,
      state: row.state,
    }),
  ),
  ...bounces.map((row) =>
    placed(`bounce-${row.number}`, row.bounced_at, {
      what: 'bounce',
      at: row.bounced_at.toISOString(),
      number: row.number,
      detail: row.detail,
      forgivenAt: iso(row.forgiven_at),
    }),
  ),
  ...lifts.flatMap((row) => [
    placed(`suppressed-${row.id}`, row.suppressed_at, {
      what: 'suppressed' as const,
      at: row.suppressed_at.toISOString(),
      reason: row.reason,
      detail: inFull ? row.detail : null,
      by: null,
    }),
    placed(`lifted-${row.id}`, row.lifted_at, {
      what: 'lifted' as const,
      at: row.lifted_at.toISOString(),
      reason: row.reason,
      because: inFull ? row.because : null,
      by: by(row, inFull),
    }),
  ]),
  ...(suppression === undefined
    ? []
    : [
        placed('suppressed-0', suppression.created_at, {
          what: 'suppressed' as const,
          at: suppression.created_at.toISOString(),
          reason: suppression.reason,
          detail: inFull ? suppression.detail : null,
          by:
            suppression.reason === 'by-hand' && suppressedBy !== undefined
              ? by(suppressedBy, inFull)
              : null,
        }),
      ]),
];

/** Presents what became of an issue to a person. */
export const presentIssueTo = (row: IssueToMember): PlacedEntry =>
  placed(`issue-${row.issue_id}`, row.frozen_at, {
    what: 'issue',
    at: row.frozen_at.toISOString(),
    number: row.number,
    subject: row.subject,
    state: row.state as DeliveryState,
    reason: row.reason,
    deliveredAt: iso(row.delivered_at),
    bouncedAt: iso(row.bounced_at),
    complainedAt: iso(row.complained_at),
    failedAt: iso(row.failed_at),
    failure: row.failure,
  });
