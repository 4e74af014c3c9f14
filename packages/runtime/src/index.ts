export { systemClock, type Clock } from './clock.ts';
export { readConfig, type Config, type Env, type Place } from './config.ts';
export {
  inspectDataFolder,
  keepSecretKey,
  keepWebhookSecret,
  openDataFolder,
  readSecretKey,
} from './data-folder.ts';
export { CHROMIUM_NAMES, findChromium } from './find-chromium.ts';
export { createGate, type Gate } from './gate.ts';
export { gather } from './gather.ts';
export { createKeyring } from './keyring.ts';
export {
  createLifecycle,
  STOP_SIGNALS,
  type Lifecycle,
  type Part,
  type StopSignal,
} from './lifecycle.ts';
export { collect, limitBytes, readFileUpTo, TooManyBytes, tooLong } from './limit-bytes.ts';
export { localityOf, type Locality } from './locality.ts';
export { createLog, type Log } from './log.ts';
export type { LogLevel } from './setting.ts';
export { appendDepartures, readDepartures } from './departure-log.ts';
