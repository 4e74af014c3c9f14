import type { LinkAnswer } from '../outside.ts';
import type { MailDocument } from './mail-document.ts';

/** The pictures that mails load from the web, each once, in order. */
export function picturesOf(mails: readonly MailDocument[]): readonly string[] {
  const pictures = mails
    .flatMap(({ elements }) => elements.filter(({ name }) => name === 'img'))
    .map(({ attributes }) => (attributes['src'] ?? '').trim())
    .filter((src) => /^https?:/i.test(src));
  return [...new Set(pictures)];
}

/** Formats by their media type, named as in caniemail's data where that has them. */
const BY_TYPE: Readonly<Record<string, string>> = {
  'image/svg+xml': 'svg',
  'image/avif': 'avif',
  'image/avif-sequence': 'avif',
  'image/webp': 'webp',
  'image/png': 'png',
  'image/apng': 'apng',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/pjpeg': 'jpg',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/x-ms-bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/heic': 'heif',
  'image/heif': 'heif',
  'image/x-icon': 'ico',
  'image/vnd.microsoft.icon': 'ico',
  'image/jxl': 'jxl',
  'image/jp2': 'jp2',
  'image/vnd.adobe.photoshop': 'psd',
  'application/pdf': 'pdf',
  'application/postscript': 'eps',
  'application/illustrator': 'eps',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'text/html': 'html',
};

/** Endings of files that differ from the name of their format. */
const BY_ENDING: Readonly<Record<string, string>> = {
  svgz: 'svg',
  avifs: 'avif',
  jpeg: 'jpg',
  jfif: 'jpg',
  tif: 'tiff',
  heic: 'heif',
  ps: 'eps',
  ai: 'eps',
  htm: 'html',
};

const FORMATS: ReadonlySet<string> = new Set(Object.values(BY_TYPE));

/**
 * The format of a picture: what its server said or, if nobody asked or the server gave no
 * type, what its URL ends in. Null if neither says.
 *
 * @example pictureFormat('https://digest.example/logo.svg?v=2', undefined) // 'svg'
 */
export function pictureFormat(url: string, answer: LinkAnswer | undefined): string | null {
  const type = answer?.kind === 'answered' || answer?.kind === 'moved' ? answer.type : undefined;
  const known = BY_TYPE[(type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''];
  if (known !== undefined) return known;
  const path = URL.parse(url)?.pathname ?? '';
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const format = BY_ENDING[ending] ?? ending;
  return FORMATS.has(format) ? format : null;
}
