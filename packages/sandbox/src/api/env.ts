import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { FaultSettings } from '../fault-settings.ts';
import type { Fault } from '../faults.ts';

/** What this request is held to: what the sandbox was opened with, or what its faults put instead. */
export interface Limits {
  /** Requests per second; null for no limit. */
  readonly rate: number | null;
  readonly dailyQuota: number | null;
  readonly monthlyQuota: number | null;
}

/** What the API's middleware hands on; the bindings are there when a Node server is in front. */
export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { fault: Fault | null; faultSettings: FaultSettings; limits: Limits };
}

export type ApiContext = Context<ApiEnv>;
