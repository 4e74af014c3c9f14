import type { DeskPlace } from '@galley/core/network';
import type { Locality } from '@galley/runtime';
import type { Paint } from '../shell/paint.ts';
import { facts } from '../shell/table.ts';
import { SAMPLE_READER } from './run-sample.ts';

interface Welcome {
  readonly version: string;
  readonly seconds: number;
  readonly webUrl: string | null;
  readonly desk: DeskPlace;
  readonly locality: Locality;
  readonly parts: readonly string[];
  readonly dataDir: string;
  readonly embedded: boolean;
  /** The server that sends mail; null if the sandbox takes it. */
  readonly mailServer: string | null;
  /** The sandbox's faults; empty if there are none. */
  readonly faults: string;
}

/** The first text a person reads: where to look, and where mail goes. */
export function welcome(paint: Paint, its: Welcome): string {
  const web: [string, string][] =
    its.webUrl === null
      ? []
      : [
          ['Pages', paint.cyan(its.webUrl)],
          [
            'Desk',
            its.desk.kind === 'served' ? paint.cyan(its.desk.url) : `off: ${its.desk.because}`,
          ],
          ...localPages(paint, its, its.webUrl),
        ];
  return indent([
    `${paint.bold(`Galley ${its.version}`)}  ${paint.dim(`${its.parts.join(', ')} ready in ${its.seconds.toFixed(1)} s`)}`,
    '',
    ...facts(paint, [
      ...web,
      [
        'Mail',
        its.mailServer === null
          ? 'stays on this machine, in the sandbox'
          : `goes out through ${its.mailServer}`,
      ],
      ...(its.faults === ''
        ? []
        : [['Faults', paint.yellow(its.faults.replaceAll(',', ', '))] as [string, string]]),
      ['Data', its.embedded ? its.dataDir : 'in the database that DATABASE_URL names'],
    ]).split('\n'),
    '',
    paint.dim('Ctrl-C stops.'),
  ]);
}

/** Where the pages only for this machine are, or why there are none. */
function localPages(
  paint: Paint,
  { locality, mailServer }: Welcome,
  webUrl: string,
): [string, string][] {
  if (locality.kind === 'public') {
    const off = `off here, because ${locality.because.join(' and ')}`;
    return [
      ['Proof', `${off}; use galley proof`],
      ...(mailServer === null ? [['Mailbox', off] as [string, string]] : []),
    ];
  }
  return [
    ['Proof', paint.cyan(`${webUrl}/proof`)],
    ['Mailbox', paint.cyan(`${webUrl}/mailbox`)],
  ];
}

/** Printed once the sample issue is delivered. */
export const sampleLines = (
  paint: Paint,
  its: { readonly webUrl: string; readonly desk: DeskPlace; readonly number: number },
): string =>
  indent([
    `${paint.bold('The sample issue')} has been queued, compiled, approved and sent.`,
    '',
    ...facts(paint, [
      ['The mail', `${paint.cyan(`${its.webUrl}/mailbox`)}  ${paint.dim(`to ${SAMPLE_READER}`)}`],
      ['Its page', paint.cyan(`${its.webUrl}/n/sample/issues/${its.number}`)],
      ['Templates', 'npm run preview'],
      [
        'Your own',
        its.desk.kind === 'served'
          ? paint.cyan(`${its.desk.url}/new-newsletter`)
          : `npm run -s galley -- newsletter set --title 'My Digest'`,
      ],
    ]).split('\n'),
  ]);

const indent = (lines: readonly string[]): string =>
  `\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n`;
