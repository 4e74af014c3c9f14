import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Fault } from '../faults.ts';

/** What the API's middleware hands on; the bindings are there when a Node server is in front. */
export interface ApiEnv {
  Bindings: Partial<HttpBindings>;
  Variables: { fault: Fault | null };
}

export type ApiContext = Context<ApiEnv>;
