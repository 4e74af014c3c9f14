import { picturesOf, pictureFormat } from '../../mail/pictures-of.ts';
import type { PreflightRule } from '../../preflight-rule.ts';
import { troubleOf } from '../links/broken-link.ts';
import { listClients } from './client-support.ts';

/** Formats that no mail program shows as a picture; caniemail has no data about them. */
const SHOWN_BY_NONE: ReadonlySet<string> = new Set([
  'pdf',
  'eps',
  'psd',
  'jxl',
  'jp2',
  'webm',
  'html',
]);

export const unshownPicture: PreflightRule = {
  name: 'unshown-picture',
  severity: 'warns',
  overridable: true,
  explanation:
    'Readers whose mail program does not show a picture see its alt text instead (data: caniemail.com). Every program shows PNG, JPEG and GIF.',
  fix: {
    issue:
      'Put a PNG, JPEG or GIF on the web and name it in the theme: galley newsletter set --theme FILE. Then compile the issue again.',
    files: null,
  },
  blames: { kind: 'newsletter', field: 'theme' },
  check: ({ mails, outside }) =>
    picturesOf(mails).flatMap((url) => {
      const answer = outside.links.get(url);
      const trouble = troubleOf(answer);
      if (trouble !== null) return [`The picture ${url} ${trouble}.`];
      const format = pictureFormat(url, answer);
      if (format === null) return [];
      const name = format.toUpperCase();
      if (SHOWN_BY_NONE.has(format)) {
        return [`The picture ${url} is ${name}, which no mail program shows as a picture.`];
      }
      const lack = outside.unsupported.find(({ slug }) => slug === `image-${format}`);
      if (lack === undefined) return [];
      const { clients, known } = lack;
      return [
        `The picture ${url} is ${name}, which ${clients.length} of ${known} mail programs do not show: ${listClients(clients)}.`,
      ];
    }),
};
