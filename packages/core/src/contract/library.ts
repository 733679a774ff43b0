import * as z from './schema.ts';
import { matching } from './checks.ts';
import { languageTag, localDate } from './common.ts';
import { endpoint } from './endpoint.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** What a branch offers beside books. A closed list, so that every widget can name and draw each. */
export const amenities = [
  'wifi',
  'reading-room',
  'children-area',
  'computers',
  'printing',
  'study-rooms',
  'coworking',
  'studio',
  'maker-space',
  'auditorium',
  'cafe',
  'prayer-room',
  'parking',
  'wheelchair-access',
  'accessible-toilet',
  'braille-corner',
  'audio-corner',
  'book-drop',
  'nursing-room',
  'local-studies',
] as const;

/** A time of day at the library, `HH:MM` on the 24-hour clock. */
export const localTime = z.string(matching(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'HH:MM'));

/** An opening period on one weekday. A day with a lunch break has two; a day without any is closed. */
export const openingHours = z.object({ day: z.literal(weekdays), opens: localTime, closes: localTime });

/** Days on which a branch is closed whatever the weekday, both ends included. */
export const closedDays = z.object({ from: localDate, to: localDate, reason: z.optional(z.string()) });

export const branch = z.object({
  /** Short and stable; the value of the `branch` facet and of an item's `branch`. */
  id: z.string(),
  name: z.string(),
  address: z.object({
    street: z.string(),
    locality: z.string(),
    region: z.string(),
    postalCode: z.optional(z.string()),
    /** ISO 3166-1 alpha-2. */
    country: z.string(),
  }),
  /** WGS 84, decimal degrees. */
  coordinates: z.optional(z.object({ latitude: z.number(), longitude: z.number() })),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  hours: z.array(openingHours),
  closedDays: z.array(closedDays),
  /** Of {@link amenities}; a later version may name more. */
  amenities: z.array(z.string()),
});

export const libraryProfile = z.object({
  name: z.string(),
  /** The city or region the library serves. */
  city: z.string(),
  website: z.optional(z.string()),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
  /** An IANA name: `Asia/Jakarta`. Local dates and times of this library are in it. */
  timeZone: z.string(),
  /** BCP 47, the library's own first. */
  languages: z.array(languageTag),
  branches: z.array(branch),
  /** The domains that are switched on, by their name in the contract: `catalog`, … */
  services: z.array(z.string()),
});

export type Weekday = (typeof weekdays)[number];
export type Amenity = (typeof amenities)[number];
export type OpeningHours = z.infer<typeof openingHours>;
export type ClosedDays = z.infer<typeof closedDays>;
export type Branch = z.infer<typeof branch>;
export type LibraryProfile = z.infer<typeof libraryProfile>;

export const getLibrary = endpoint({
  id: 'library.get',
  method: 'GET',
  path: '/library',
  summary: 'The library, its branches with their hours, and which services are switched on.',
  answer: libraryProfile,
  problems: [],
  maxAgeSeconds: 300,
});
