import { group, leaf, type AddCommands } from './wiring.ts';

/** What to do after a backup was restored, until it may send again. */
export const addRestoredCommands: AddCommands = (program, on) => {
  const restored = group(program, 'restored', 'what to do after a backup was restored');

  leaf(restored, 'show', 'show what is known since the backup, and what is not', [
    'restored show',
    'restored show --json',
  ]).action(on(() => import('../restored/show-restored.ts').then((m) => m.showRestored)));

  leaf(restored, 'look', "read the provider's list of sent mails back to the backup", [
    'restored look',
    'restored look --again',
  ])
    .option('--again', 'begin at the newest mail, wherever an earlier reading ended')
    .action(on(() => import('../restored/look-back.ts').then((m) => m.lookBack)));

  leaf(restored, 'replay', 'apply the log of departures: who left since the backup', [
    'restored replay',
    'restored replay --from /mnt/departures',
  ])
    .option('--from <folder>', 'the folder of the log (default: DEPARTURES_DIR)')
    .action(on(() => import('../restored/replay-departures.ts').then((m) => m.replayDepartures)));

  leaf(restored, 'release', 'let it compile and send again; name every newsletter', [
    'restored release weekly monthly',
  ])
    .argument('[newsletters...]', 'the slug of each newsletter, from "galley newsletter list"')
    .action(on(() => import('../restored/release-restored.ts').then((m) => m.releaseRestored)));

  leaf(restored, 'adopt', 'let a copy take the place of its original, which must have ended', [
    'restored adopt 3b5f0c9e',
  ])
    .argument('<id>', "the copy's installation id; a wrong one is answered with the right one")
    .action(on(() => import('../restored/release-restored.ts').then((m) => m.adoptCopy)));
};
