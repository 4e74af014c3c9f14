import { inspectDataFolder } from '@galley/runtime';
import { found, ok, type Check } from './check.ts';

/** Says whether the data folder exists and can be used, without creating it. */
export async function checkDataFolder(dataDir: string): Promise<Check> {
  const state = await inspectDataFolder(dataDir);
  switch (state.kind) {
    case 'there':
      return ok('data folder', dataDir);
    case 'absent':
      return found(
        'informs',
        'data folder',
        `${dataDir}, not created yet`,
        'npm start creates it.',
      );
    case 'unusable':
      return found(
        'fails',
        'data folder',
        state.problem,
        'Set DATA_DIR to a folder that this user can write to.',
      );
  }
}
