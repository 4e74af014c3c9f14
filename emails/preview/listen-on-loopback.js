// React Email's preview listens on every interface and has no setting for it. Not everybody on the
// network should see what is previewed, so a server that names no host gets loopback. Probing for a
// free port works the same way, so it notices taken ports.
import { Server } from 'node:net';

// Called with its server as `this` below.
// oxlint-disable-next-line typescript/unbound-method
const { listen } = Server.prototype;

Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, ...rest] = args;
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first));
  if (isPort && typeof rest[0] !== 'string') {
    return listen.call(this, Number(first), '127.0.0.1', ...rest);
  }
  if (typeof first === 'object' && first !== null && 'port' in first && first.host === undefined) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  }
  return listen.apply(this, args);
};
