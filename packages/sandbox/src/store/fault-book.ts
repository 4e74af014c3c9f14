import { NO_FAULTS, parseFaults, printFaults, type FaultSettings } from '../fault-settings.ts';
import type { Store } from './open-store.ts';

/** The current faults, the same for every process that shares the ledger. */
export interface FaultBook {
  read(): FaultSettings;
  write(settings: FaultSettings): void;
}

export function createFaultBook(store: Store): FaultBook {
  let last = { text: '', settings: NO_FAULTS };
  return {
    read: () => {
      const [row] = store.all<{ value: string }>`select value from setting where name = 'faults'`;
      const text = row?.value ?? '';
      if (text !== last.text) {
        const parsed = parseFaults(text === '' ? 'none' : text);
        if (parsed.kind === 'refused') throw new Error(`The ledger's faults: ${parsed.problem}`);
        last = { text, settings: parsed.settings };
      }
      return last.settings;
    },
    write: (settings) => {
      store.run`
        insert into setting (name, value) values ('faults', ${printFaults(settings)})
        on conflict (name) do update set value = excluded.value`;
    },
  };
}
