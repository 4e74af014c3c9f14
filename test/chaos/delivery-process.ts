import { runDelivery } from './run-delivery.ts';
import type { DeliveryProcessOptions } from './settings.ts';

/** A delivery process under test: the real app with short limits. Without an argument it only loads. */
const [options] = process.argv.slice(2);
if (options !== undefined) await runDelivery(JSON.parse(options) as DeliveryProcessOptions);
