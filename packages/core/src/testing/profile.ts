import type { LibraryProfile, OpeningHours, Weekday } from '../contract/library.ts';

const onDays = (days: readonly Weekday[], opens: string, closes: string): OpeningHours[] =>
  days.map((day) => ({ day, opens, closes }));

const mondayToThursday = ['monday', 'tuesday', 'wednesday', 'thursday'] as const;

/** A library that does not exist, in a city that does not exist: three branches, one of them on wheels. */
export const sampleProfile: LibraryProfile = {
  name: 'Perpustakaan Kota Contoh',
  city: 'Kota Contoh',
  website: 'https://perpustakaan.example.go.id/',
  email: 'halo@perpustakaan.example.go.id',
  timeZone: 'Asia/Jakarta',
  languages: ['id', 'en'],
  services: ['catalog', 'patrons', 'circulation'],
  branches: [
    {
      id: 'pusat',
      name: 'Perpustakaan Pusat',
      address: { street: 'Jalan Pendidikan 1', locality: 'Kota Contoh', region: 'Jawa Barat', country: 'ID' },
      coordinates: { latitude: -6.9, longitude: 107.6 },
      hours: [
        ...onDays(mondayToThursday, '08:00', '20:00'),
        // Closed over midday for the Friday prayer.
        ...onDays(['friday'], '08:00', '11:30'),
        ...onDays(['friday'], '13:30', '20:00'),
        ...onDays(['saturday', 'sunday'], '09:00', '16:00'),
      ],
      closedDays: [{ from: '2026-08-17', to: '2026-08-17', reason: 'Hari Kemerdekaan' }],
      amenities: [
        'wifi',
        'reading-room',
        'children-area',
        'computers',
        'braille-corner',
        'wheelchair-access',
        'prayer-room',
      ],
    },
    {
      id: 'utara',
      name: 'Perpustakaan Utara',
      address: { street: 'Jalan Melati 8', locality: 'Kota Contoh', region: 'Jawa Barat', country: 'ID' },
      hours: onDays(mondayToThursday, '09:00', '17:00'),
      closedDays: [],
      amenities: ['wifi', 'children-area'],
    },
    {
      id: 'keliling',
      name: 'Pustaka Keliling',
      address: { street: 'Alun-alun', locality: 'Kota Contoh', region: 'Jawa Barat', country: 'ID' },
      hours: onDays(['saturday'], '08:00', '11:00'),
      closedDays: [],
      amenities: ['children-area'],
    },
  ],
};
