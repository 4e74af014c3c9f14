import type { DeliveryProcessOptions } from './settings.ts';
import { breakProtocol } from './break-protocol.ts';

/**
 * A delivery process under test: the real app with short limits. A broken variant is put in place
 * before anything of the app is loaded.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as DeliveryProcessOptions;
const variant = options.variant === null ? null : breakProtocol(options.variant);
const { runDelivery } = await import('./run-delivery.ts');
variant?.assertComplete();
await runDelivery(options);
