import type { LibraryProfile } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { defaultProfile } from '../library/default-profile.ts';
import type { NewPatron } from './patron.ts';
import { PatronService } from './service.ts';

const branch = {
  address: { street: 'Jl. Merdeka 1', locality: 'Solok', region: 'Sumatera Barat', country: 'ID' },
  hours: [],
  closedDays: [],
  amenities: [],
};

/** A library of two branches. */
const sampleProfile: LibraryProfile = {
  ...defaultProfile,
  branches: [
    { ...branch, id: 'pusat', name: 'Pusat' },
    { ...branch, id: 'timur', name: 'Timur' },
  ],
};

export const samplePatron: NewPatron = {
  card: 'SLK-00124711',
  name: 'Siti Rahma',
  category: 'adult',
  homeBranch: 'pusat',
  expires: '2027-06-30',
};

/** The patrons of {@link sampleProfile} by a clock that stands still until it is set. */
export function samplePatrons(
  db: Kysely<Tables>,
  clock = { now: new Date('2026-11-21T10:00:00Z') },
): PatronService {
  return new PatronService({ db, profile: () => Promise.resolve(sampleProfile), now: () => clock.now });
}
