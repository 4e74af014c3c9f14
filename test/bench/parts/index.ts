import type { BenchPart } from '../bench-part.ts';
import { send } from './send.ts';

/** In the order in which they run. */
export const PARTS: readonly BenchPart[] = [send];
