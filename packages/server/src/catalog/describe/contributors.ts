import type { Contributor } from '@pustaka/core/contract';
import { subfield } from '../../marc/index.ts';
import type { DataField } from '../../marc/index.ts';
import { present } from './description.ts';
import type { LinkedFields } from './linked.ts';
import { relatorFromCode, relatorFromTerm } from './relators.ts';
import { clean, joined, maxValues, orNothing, trimPunctuation } from './text.ts';

/** Persons, bodies and meetings: the main entry (1xx) first, then added entries (7xx). Each name once. */
export function contributorsOf(fields: LinkedFields): Contributor[] {
  const byName = new Map<string, Contributor>();
  for (const field of fields.all('100', '110', '111', '700', '710', '711', '720')) {
    if (byName.size === maxValues) break;
    if (isRelatedWork(field)) continue;
    const name = nameOf(field);
    if (name === '' || byName.has(name)) continue;
    const original = fields.originalOf(field);
    byName.set(
      name,
      present({
        name,
        originalScript: original && orNothing(nameOf(original)),
        role: roleOf(field),
        dates: orNothing(trimPunctuation(clean(subfield(field, 'd') ?? '', 100))),
      }),
    );
  }
  return [...byName.values()];
}

/** An added entry with a title names another work's author, unless that work is contained in this one (ind2 `2`). */
function isRelatedWork(field: DataField): boolean {
  return field.tag.startsWith('7') && field.indicators[1] !== '2' && subfield(field, 't') !== undefined;
}

/** The parts of a name that belong to it, by kind of name: person, body, meeting, uncontrolled. */
function nameOf(field: DataField): string {
  const kind = field.tag === '880' ? (subfield(field, '6') ?? '').slice(1, 3) : field.tag.slice(1);
  const codes = kind === '00' ? 'abcq' : kind === '10' ? 'ab' : kind === '11' ? 'andc' : 'a';
  const name = trimPunctuation(joined(field, codes, ' ', 300));
  // A particle (`Félice, Philippe de.`) is no abbreviation, as `Jr.` and initials are.
  return / \p{Ll}{2}\.$/u.test(name) ? name.slice(0, -1) : name;
}

function roleOf(field: DataField): string | undefined {
  const code = subfield(field, '4');
  const term = subfield(field, field.tag.endsWith('11') ? 'j' : 'e');
  return (
    (code === undefined ? undefined : relatorFromCode(code)) ??
    (term === undefined ? undefined : relatorFromTerm(clean(term, 100)))
  );
}
