import { saveQuotaUsed, type Database, type Kysely } from '@galley/db';
import type { WireResult } from '@galley/resend';

/** Stores, for forecasts, how much of the account's quotas is used according to answers. */
export interface QuotaNote {
  note(result: WireResult): Promise<void>;
}

/** Every answer says it, but a forecast needs no newer number. */
const EVERY_MS = 5000;

export function createQuotaNote(db: Kysely<Database>): QuotaNote {
  let notedAt = -Infinity;
  return {
    async note(result) {
      if (result.kind !== 'response' || performance.now() - notedAt < EVERY_MS) return;
      const daily = readUsed(result.headers.dailyQuota);
      const monthly = readUsed(result.headers.monthlyQuota);
      if (daily === null && monthly === null) return;
      notedAt = performance.now();
      await saveQuotaUsed(db, { daily, monthly });
    },
  };
}

const readUsed = (header: string | null): number | null =>
  header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
