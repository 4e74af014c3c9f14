import { group, leaf, newsletterOption, positive, type AddCommands } from './wiring.ts';

export const addProofFileCommands: AddCommands = (program, on) => {
  const proofFile = group(
    program,
    'proof-file',
    'files that prove what went out with an issue, and check offline',
  );

  leaf(proofFile, 'write', 'write the proof file of an issue that was sent', [
    'proof-file write 1 issue-1.proof',
  ])
    .argument('<number>', "the issue's number", positive('an issue number'))
    .argument('<file>', 'where to write it; - prints it')
    .addOption(newsletterOption())
    .action(on(() => import('../proof-file/write-proof-file.ts').then((m) => m.writeProofFile)));

  leaf(
    proofFile,
    'verify',
    'check a proof file without database and network; exits 1 if something does not hold',
    [
      'proof-file verify issue-1.proof',
      'proof-file verify issue-1.proof --seal 5f2c…',
      'proof-file verify issue-1.proof --signed',
    ],
  )
    .argument('<file>', 'the proof file; - is standard input')
    .option('--seal <hash>', 'the seal that it must have, as you know it from elsewhere')
    .option('--signed', "check also that this set-up's key signed it")
    .action(on(() => import('../proof-file/verify-proof-file.ts').then((m) => m.verifyProofFile)));
};
