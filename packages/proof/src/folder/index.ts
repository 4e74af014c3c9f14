export { folderProofs } from './folder-proofs.ts';
