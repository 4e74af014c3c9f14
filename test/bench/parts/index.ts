import type { BenchPart } from '../bench-part.ts';
import { claim } from './claim.ts';
import { compile } from './compile.ts';
import { desk } from './desk.ts';
import { feeds } from './feeds.ts';
import { freeze } from './freeze.ts';
import { csvImport } from './import.ts';
import { readers } from './readers.ts';
import { memory } from './memory.ts';
import { reload } from './reload.ts';
import { scaleOut } from './scale-out.ts';
import { send } from './send.ts';
import { subscribers } from './subscribers.ts';
import { webhooksOut } from './webhooks-out.ts';
import { webhooks } from './webhooks.ts';

/** In the order in which they run. */
export const PARTS: readonly BenchPart[] = [
  send,
  memory,
  scaleOut,
  freeze,
  webhooks,
  webhooksOut,
  feeds,
  csvImport,
  claim,
  compile,
  reload,
  desk,
  readers,
  subscribers,
];
