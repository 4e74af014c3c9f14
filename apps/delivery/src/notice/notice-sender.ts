import type { Keyring } from '@galley/core/subscription';
import type { Database, Kysely } from '@galley/db';
import type { Mailer } from '@galley/resend';
import type { Clock, Log } from '@galley/runtime';
import type { Pace } from '../wire/pace.ts';

/** What sending notices needs. */
export interface NoticeSender {
  readonly db: Kysely<Database>;
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  readonly installation: string;
  readonly pace: Pace;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
}
