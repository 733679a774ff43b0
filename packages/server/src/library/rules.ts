import { amenities, endpoints } from '@pustaka/core/contract';
import type { Branch, LibraryProfile } from '@pustaka/core/contract';
import { isDay } from '../local-day.ts';

/** A rule that a profile breaks: where, as a path into it, and how, in plain English. */
export interface Breach {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const services = [...new Set(endpoints.map(({ id }) => id.split('.')[0]!))].filter(
  (name) => name !== 'library',
);

/** Checks what a schema cannot say: that names exist and that things fit together. */
export function brokenRules(profile: LibraryProfile): Breach[] {
  const breaches: Breach[] = [];
  const demand = (holds: boolean, path: Breach['path'], message: string) => {
    if (!holds) breaches.push({ path, message });
  };

  demand(profile.name.trim() !== '', ['name'], 'The library needs a name.');
  demand(
    isTimeZone(profile.timeZone),
    ['timeZone'],
    'Not an IANA time zone; in Indonesia: Asia/Jakarta, Asia/Makassar or Asia/Jayapura.',
  );
  demand(profile.languages.length > 0, ['languages'], 'Name at least one language, the library’s own first.');
  profile.languages.forEach((tag, index) =>
    demand(isLanguage(tag), ['languages', index], 'Not a language tag (BCP 47), as id, jv or en.'),
  );
  if (profile.website !== undefined) {
    demand(
      isWebAddress(profile.website),
      ['website'],
      'Not a web address that begins with https:// or http://.',
    );
  }
  profile.services.forEach((name, index) =>
    demand(
      services.includes(name),
      ['services', index],
      `No such service; there are: ${services.join(', ')}.`,
    ),
  );
  const ids = profile.branches.map(({ id }) => id);
  profile.branches.forEach((branch, index) => {
    const path = ['branches', index];
    demand(
      ids.indexOf(branch.id) === index,
      [...path, 'id'],
      `Another branch has the id ${branch.id} already.`,
    );
    breaches.push(
      ...brokenBranchRules(branch).map((breach) => ({ ...breach, path: [...path, ...breach.path] })),
    );
  });
  return breaches;
}

function brokenBranchRules(branch: Branch): Breach[] {
  const breaches: Breach[] = [];
  const demand = (holds: boolean, path: Breach['path'], message: string) => {
    if (!holds) breaches.push({ path, message });
  };

  demand(
    /^[\w.-]{1,64}$/.test(branch.id),
    ['id'],
    'Use letters, digits, dots, hyphens and underscores, at most 64.',
  );
  demand(branch.name.trim() !== '', ['name'], 'The branch needs a name.');
  demand(
    /^[A-Z]{2}$/.test(branch.address.country),
    ['address', 'country'],
    'Use two capitals (ISO 3166-1): ID.',
  );
  if (branch.coordinates) {
    const { latitude, longitude } = branch.coordinates;
    demand(Math.abs(latitude) <= 90, ['coordinates', 'latitude'], 'Must lie between -90 and 90.');
    demand(Math.abs(longitude) <= 180, ['coordinates', 'longitude'], 'Must lie between -180 and 180.');
  }
  branch.hours.forEach(({ opens, closes }, index) =>
    demand(opens < closes, ['hours', index], `Opens at ${opens} but closes at ${closes}.`),
  );
  branch.closedDays.forEach(({ from, to }, index) => {
    demand(isDay(from), ['closedDays', index, 'from'], `There is no day ${from}.`);
    demand(isDay(to), ['closedDays', index, 'to'], `There is no day ${to}.`);
    demand(from <= to, ['closedDays', index], `Ends on ${to}, before it begins on ${from}.`);
  });
  branch.amenities.forEach((name, index) =>
    demand(
      (amenities as readonly string[]).includes(name),
      ['amenities', index],
      `Not one of: ${amenities.join(', ')}.`,
    ),
  );
  return breaches;
}

function isTimeZone(name: string): boolean {
  return succeeds(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

function isLanguage(tag: string): boolean {
  return succeeds(() => Intl.getCanonicalLocales(tag));
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
