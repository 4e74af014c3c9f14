import { PROXY_PORT, type NodePorts } from './ports.ts';

/** What HAProxy reads: connections go to the node that calls itself the primary, as in docs/ha.md. */
export const proxySettings = (nodes: readonly NodePorts[]): string => `
global
  maxconn 500

defaults
  mode tcp
  retries 2
  option redispatch
  timeout connect 1s
  timeout queue 1s
  timeout check 1s
  timeout client 30m
  timeout server 30m

listen primary
  bind 127.0.0.1:${PROXY_PORT}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${nodes
  .map(
    ({ postgresDoor, restDoor }, index) =>
      `  server n${index + 1} 127.0.0.1:${postgresDoor} maxconn 120 check port ${restDoor}`,
  )
  .join('\n')}
`;
