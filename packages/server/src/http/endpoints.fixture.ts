import * as contract from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';

/** Every endpoint of the contract: from the modules, not from their list, so that one that somebody adds cannot be left out. */
export const contractEndpoints = (Object.values(contract) as unknown[]).filter(
  (value): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value,
);
