import { KEY_MEMORY_HOURS } from '@galley/core/delivery';
import type { WireUse } from './sandbox-control.ts';
import type { Violation } from './violation.ts';

/** What came over the wire, refused or not. */
export const checkWire = (wire: readonly WireUse[]): readonly Violation[] =>
  wire.flatMap((use): Violation[] => {
    const found: Violation[] = [];
    if (use.bodies.length > 1) {
      found.push({
        rule: 'one-key-one-body',
        detail: `${use.key} came with ${use.bodies.length} different bodies`,
      });
    }
    // A refusal starts no clock: the provider accepted nothing that it could forget.
    const first = use.calls.find((call) => !call.refused)?.at ?? Infinity;
    const hours = ((use.calls.at(-1)?.at ?? 0) - first) / 3_600_000;
    if (hours >= KEY_MEMORY_HOURS) {
      found.push({ rule: 'key-still-known', detail: `${use.key} was used for ${hours} h` });
    }
    return found;
  });
