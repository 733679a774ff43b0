import { BlockList, isIPv6 } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { ProblemError } from '../problems/problem-error.ts';

/** Addresses that no stranger on the internet can have: loopback, private (RFC 1918, RFC 4193) and link-local. */
const near = new BlockList();
near.addSubnet('127.0.0.0', 8);
near.addSubnet('10.0.0.0', 8);
near.addSubnet('172.16.0.0', 12);
near.addSubnet('192.168.0.0', 16);
near.addSubnet('169.254.0.0', 16);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** Answers this computer and its own network only; to everybody else there is nothing at the address. */
export const nearbyOnly: RequestHandler = (req, _res, next) => {
  if (!isNearby(req)) throw new ProblemError('not-found');
  next();
};

function isNearby(req: Request): boolean {
  const { ip = '', ips } = req;
  // A proxy that is not trusted says that it asks for somebody else: its own address tells nothing of them.
  const forwarded = req.get('x-forwarded-for') ?? req.get('forwarded');
  if (forwarded !== undefined && ips.length === 0) return false;
  return near.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}
