import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** A call that sends a batch, as the release made it. */
export interface KeptRequest {
  readonly idempotencyKey: string;
  readonly body: string;
  /** Whether the provider took it; the release heard of it only if it was answered. */
  readonly reached: boolean;
  readonly answered: boolean;
}

/** What the release says of an issue that waits or is being sent. */
export interface KeptIssue {
  readonly id: string;
  readonly newsletter: string;
  readonly number: number;
  readonly state: string;
  readonly contentHash: string;
  readonly dueAt: string | null;
  readonly renditions: readonly KeptRendition[];
}

/** The hash is of the bytes as they were rendered: subject, html, text. */
export interface KeptRendition {
  readonly key: string;
  readonly sha256: string;
}

/** Small data that a release made by its own commands. */
export interface KeptData {
  readonly release: string;
  readonly madeAt: string;
  readonly secretKey: string;
  readonly publicUrl: string;
  readonly migrations: readonly string[];
  /** `table.column type null-or-not default`, of every column that the release had. */
  readonly columns: readonly string[];
  /** Partitions with their parents and bounds. */
  readonly partitions: readonly {
    readonly name: string;
    readonly of: string;
    readonly bound: string;
  }[];
  /** The rows of each table as JSON texts, which keep what a JavaScript number would lose. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** The next value of each identity column. */
  readonly sequences: Readonly<Record<string, string>>;
  readonly requests: readonly KeptRequest[];
  readonly issues: readonly KeptIssue[];
  /** The texts of the statements that its processes sent, as far as Postgres can prepare them. */
  readonly statements: readonly string[];
  /** What the release's commands printed, by command line. */
  readonly printed: Readonly<Record<string, unknown>>;
}

const pathOf = (release: string): string => join(import.meta.dirname, `${release}.json.br`);

/** Reads the kept data of a release. */
export async function readKeptData(release: string): Promise<KeptData> {
  const bytes = brotliDecompressSync(await readFile(pathOf(release)));
  return JSON.parse(bytes.toString()) as KeptData;
}

/** Writes the kept data of a release, and returns its size in bytes. */
export async function writeKeptData(data: KeptData): Promise<number> {
  const bytes = brotliCompressSync(JSON.stringify(data), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
    },
  });
  await writeFile(pathOf(data.release), bytes);
  return bytes.length;
}
