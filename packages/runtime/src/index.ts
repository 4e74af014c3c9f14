export { systemClock, type Clock } from './clock.ts';
export { readConfig, type Config, type ConfigResult, type Env, type Place } from './config.ts';
export {
  keepSecretKey,
  keepWebhookSecret,
  openDataFolder,
  type DataFolderResult,
} from './data-folder.ts';
export { CHROMIUM_NAMES, findChromium } from './find-chromium.ts';
export { createGate, type Gate } from './gate.ts';
export { gather } from './gather.ts';
export { createKeyring, type Keyring, type Signature } from './keyring.ts';
export {
  createLifecycle,
  STOP_SIGNALS,
  type Lifecycle,
  type LifecycleOptions,
  type Part,
  type StopSignal,
} from './lifecycle.ts';
export { collect, limitBytes, readFileUpTo, TooManyBytes, tooLong } from './limit-bytes.ts';
export { isLocalDatabase } from './local-database.ts';
export { localityOf, type Locality } from './locality.ts';
export { createLog, type Log, type LogOptions } from './log.ts';
export { redact } from './redact.ts';
export { LOG_LEVELS, type LogLevel } from './setting.ts';
