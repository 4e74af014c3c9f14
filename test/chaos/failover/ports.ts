/** All on loopback, below those that a system gives to outgoing connections. */
export const ETCD_PORT = 5800;
export const ETCD_PEER_PORT = 5801;
/** Where Galley finds the primary. */
export const PROXY_PORT = 5810;

/** Of one node: its servers, and the doors through which the others reach them and it reaches etcd. */
export const nodePorts = (node: number) => ({
  postgres: 5820 + node,
  postgresDoor: 5830 + node,
  rest: 5840 + node,
  restDoor: 5850 + node,
  etcdDoor: 5860 + node,
});

export type NodePorts = ReturnType<typeof nodePorts>;
