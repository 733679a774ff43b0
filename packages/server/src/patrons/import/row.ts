import { fieldsOf, registerPatron } from '@pustaka/core/contract';
import type { FieldError } from '@pustaka/core/contract';
import * as z from 'zod/mini';
import { fieldErrors, ruleError } from '../../problems/field-errors.ts';
import { normaliseCard } from '../card.ts';
import { pinFault, pinFaultWords } from '../pin.ts';

/** The columns of a file of patrons: their names in the first line, and the fields they become. */
export const columns = {
  card: 'card',
  name: 'name',
  category: 'category',
  home_branch: 'homeBranch',
  expires: 'expires',
  language: 'language',
  email: 'email',
  phone: 'phone',
  guardian: 'guardian',
  pin: 'pin',
} as const;

export type Column = keyof typeof columns;

/** Without these there is no patron. */
export const requiredColumns: readonly Column[] = ['card', 'name', 'category', 'home_branch', 'expires'];

// The desk's own checks, so that a file can register nobody whom the desk could not.
const schema = z.object({
  ...fieldsOf(registerPatron.body),
  language: z.optional(z.string()),
  pin: z.optional(z.string()),
});

/** A patron of a file; a field is absent where it is empty. Card numbers are normalised. */
export type PatronLine = Readonly<z.output<typeof schema>>;

/** What there is to refer to. */
export interface Surroundings {
  readonly branches: readonly string[];
  readonly languages: readonly string[];
}

/** Reads one line. @returns the patron, or what is wrong with which column, in English */
export function readLine(
  cells: Readonly<Partial<Record<Column, string>>>,
  { branches, languages }: Surroundings,
): { readonly patron: PatronLine } | { readonly faults: readonly FieldError[] } {
  const written = Object.entries(cells).filter(([, cell]) => cell !== '');
  const fields = Object.fromEntries(written.map(([column, cell]) => [columns[column as Column], cell]));
  const { data, error } = z.safeParse(schema, fields, { reportInput: true });
  if (!data) {
    const locate = ([field]: readonly PropertyKey[]) => {
      const column = Object.entries(columns).find(([, name]) => name === field)?.[0] ?? '';
      return { pointer: `/${column}`, name: column };
    };
    return { faults: fieldErrors(error.issues, locate, 'en') };
  }

  const patron = {
    ...data,
    card: normaliseCard(data.card),
    ...(data.guardian !== undefined && { guardian: normaliseCard(data.guardian) }),
  };
  const fault = data.pin === undefined ? undefined : pinFault(data.pin, patron.card);
  const faults = [
    !branches.includes(data.homeBranch) &&
      rule(
        'home_branch',
        `There is no branch ${data.homeBranch}; there are: ${branches.join(', ') || 'none'}.`,
      ),
    data.language !== undefined &&
      !languages.includes(data.language) &&
      rule('language', `The library speaks ${languages.join(', ')}.`),
    patron.guardian === patron.card && rule('guardian', 'Nobody is their own guardian.'),
    fault !== undefined && rule('pin', pinFaultWords[fault].en),
    written.some(([, cell]) => cell.includes('\0')) &&
      rule(undefined, 'The line holds a NUL, which is no text.'),
  ].filter((found) => found !== false);
  return faults.length > 0 ? { faults } : { patron };
}

const rule = (column: Column | undefined, message: string): FieldError =>
  ruleError(column === undefined ? [] : [column], message);
