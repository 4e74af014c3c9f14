export { discardImport } from './discard-import.ts';
export { dropImports } from './drop-imports.ts';
export { receiveImport } from './receive-import.ts';
export { listImports, readRefusedRows, showImport } from './see-imports.ts';
export { setImport } from './set-import.ts';
export { startImport } from './start-import.ts';
export { stopImport } from './stop-import.ts';
export { workImports } from './work-imports.ts';
