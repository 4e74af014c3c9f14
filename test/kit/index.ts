export { createEmptyDatabase, openEmptyDatabase } from './create-empty-database.ts';
export {
  createGrownDatabase,
  createTestDatabase,
  createPlainDatabase,
  createUndistributedDatabase,
  type DroppableTestDatabase,
  type TestDatabase,
} from './create-test-database.ts';
export {
  createAuthenticator,
  type Assertion,
  type Attestation,
  type Authenticator,
  type PasskeyTraits,
} from './authenticator.ts';
export { TEST_ENV } from './test-env.ts';
export { deliveryOptions } from './delivery-options.ts';
export { freePort } from './free-port.ts';
export { insertReaders } from './insert-readers.ts';
export { isSomebodyWaiting } from './is-somebody-waiting.ts';
export { owner } from './owner.ts';
export { PATIENTLY } from './patiently.ts';
export {
  resendError,
  serveGateway,
  type Gateway,
  type GatewayAnswer,
  type GatewayCall,
} from './serve-gateway.ts';
export { openReplicated, type Replicated } from './open-replicated.ts';
export { openProof, type ProofPage } from './proof-page.ts';
export { rawRequest } from './raw-request.ts';
export { releaseIssue, type ReleasedIssue } from './release-issue.ts';
export { runGalley, type Ran, type RunOptions } from './run-galley.ts';
export { serveSite, type TestSite } from './serve-site.ts';
export {
  spawnGalley,
  spawnGalleyToEnd,
  type SpawnedGalley,
  type SpawnOptions,
} from './spawn-galley.ts';
export { doorToDatabase } from './door-to-database.ts';
export { openTcpDoor, type TcpDoor } from './tcp-door.ts';
export { temporaryDataDir } from './temporary-data-dir.ts';
export { whereToClaim } from './where-to-claim.ts';
export { withDatabase } from './with-database.ts';
export { withRewind, type RewindableDatabase } from './with-rewind.ts';
