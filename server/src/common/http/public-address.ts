import { BlockList, isIP } from 'node:net';

/** Addresses of this machine and of networks of one's own, and those that reach nobody in particular. */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}
// Only the addresses that are given out to the world (2000::/3), without those that carry another within.
const GIVEN_OUT = new BlockList();
GIVEN_OUT.addSubnet('2000::', 3, 'ipv6');
const CARRYING = new BlockList();
CARRYING.addSubnet('2001::', 23, 'ipv6');
CARRYING.addSubnet('2002::', 16, 'ipv6');

/** Whether an address is one of the public network. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !PRIVATE.check(address, 'ipv4');
  return version === 6 && GIVEN_OUT.check(address, 'ipv6') && !CARRYING.check(address, 'ipv6');
}
