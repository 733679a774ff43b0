import * as z from './schema.ts';

/*
 * The checks that this contract needs. They raise the same issues as zod's own and give JSON Schema the same keywords
 * (by way of the bag, which zod keeps open for checks from outside). Zod's own are 1.6 KB of what a page loads, these
 * 0.3 KB.
 */

/** @param keywords what zod's JSON Schema writer reads: `minimum` and `maximum` stand for lengths, too */
// @__NO_SIDE_EFFECTS__
function check<T>(
  keywords: Record<string, unknown>,
  findIssue: (value: T) => object | false | undefined,
): z.Check<T> {
  return {
    _zod: {
      def: { check: 'custom' },
      onattach: [(schema) => Object.assign(schema._zod.bag, keywords)],
      check: ({ value, issues }) => {
        const issue = findIssue(value);
        if (issue) issues.push({ input: value, ...issue } as z.RawIssue);
      },
    },
  };
}

/** Bounds, both included: of a number itself, of a text's length in code points, of a list's length. */
// @__NO_SIDE_EFFECTS__
export function within(minimum: number, maximum: number) {
  return check<number | string | readonly unknown[]>({ minimum, maximum }, (value) => {
    const size = typeof value === 'number' ? value : Array.from(value).length;
    const origin = Array.isArray(value) ? 'array' : typeof value;
    if (size < minimum) return { code: 'too_small', origin, minimum, inclusive: true };
    return size > maximum && { code: 'too_big', origin, maximum, inclusive: true };
  });
}

/**
 * A text of this form.
 *
 * @param form how people write it, for the message
 */
// @__NO_SIDE_EFFECTS__
export function matching(pattern: RegExp, form: string) {
  return check<string>(
    { patterns: new Set([pattern]) },
    (value) =>
      !pattern.test(value) && {
        code: 'invalid_format',
        format: 'regex',
        origin: 'string',
        pattern: form,
      },
  );
}

/** A day that the calendar has, written `YYYY-MM-DD`. */
// @__NO_SIDE_EFFECTS__
export function realDay() {
  return check<string>({ format: 'date' }, (value) => {
    const day = new Date(`${value}T00:00:00Z`);
    const real = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
    return !real && { code: 'invalid_format', format: 'date', origin: 'string', pattern: 'YYYY-MM-DD' };
  });
}

/** A number without fraction, that loses no digits. */
// @__NO_SIDE_EFFECTS__
export function whole() {
  return check<number>(
    { format: 'safeint' },
    (value) =>
      !Number.isInteger(value) && {
        code: 'invalid_type',
        expected: 'int',
        format: 'safeint',
        continue: false,
      },
  );
}

/** A whole number within bounds; read from a query string, where it is written in digits. */
// @__NO_SIDE_EFFECTS__
export function wholeNumber(minimum: number, maximum: number) {
  return z.coercedNumber(whole(), within(minimum, maximum));
}
