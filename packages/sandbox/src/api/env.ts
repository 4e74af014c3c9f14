import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { FaultSettings } from '../fault-settings.ts';
import type { Fault } from '../faults.ts';

/**
 * The limits of this request: those that the sandbox was opened with, or those that its faults set.
 */
export interface Limits {
  /** Requests per second; null for no limit. */
  readonly rate: number | null;
  readonly dailyQuota: number | null;
  readonly monthlyQuota: number | null;
}

/** What the API's middleware passes on. Only a Node server in front provides the bindings. */
export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { fault: Fault | null; faultSettings: FaultSettings; limits: Limits };
}

export type ApiContext = Context<ApiEnv>;
