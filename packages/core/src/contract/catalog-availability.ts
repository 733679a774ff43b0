import * as z from './schema.ts';
import { availability } from './catalog-summary.ts';
import { within } from './checks.ts';
import { text } from './common.ts';
import { endpoint } from './endpoint.ts';

export const maxAvailabilityIds = 50;

export const getAvailability = endpoint({
  id: 'catalog.availability',
  method: 'GET',
  path: '/catalog/availability',
  summary: 'The availability of up to 50 records at once; unknown ids are left out.',
  query: z.object({
    id: z.array(text(64), within(1, maxAvailabilityIds)),
  }),
  answer: z.object({ items: z.array(z.object({ id: z.string(), availability })) }),
  problems: [],
  maxAgeSeconds: 10,
});
