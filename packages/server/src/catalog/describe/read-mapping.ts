import { itemStatuses } from '@pustaka/core/contract';
import * as z from 'zod/mini';
import type { ItemMapping } from './item-mapping.ts';

const codes = z.string().check(z.regex(/^[a-z0-9]+$/));

const itemMapping = z.strictObject({
  tag: z.string().check(z.regex(/^\d{3}$/)),
  branch: codes,
  location: z.optional(codes),
  callNumber: z.optional(codes),
  barcode: z.optional(codes),
  volume: z.optional(codes),
  note: z.optional(codes),
  collection: z.optional(codes),
  itemType: z.optional(codes),
  acquired: z.optional(codes),
  dueDate: z.optional(codes),
  statuses: z._default(
    z.array(z.strictObject({ subfield: codes, value: z.optional(z.string()), status: z.enum(itemStatuses) })),
    [],
  ),
});

/**
 * A mapping as a librarian wrote it, from parsed JSON.
 *
 * @throws Error that names each part at fault
 */
export function readItemMapping(written: unknown): ItemMapping {
  const { data, error } = itemMapping.safeParse(written);
  if (data) return data as ItemMapping;
  throw new Error(
    error.issues
      .map(({ path, code, message }) => `${path.join('.') || 'mapping'}: ${message || code}`)
      .join('; '),
  );
}
