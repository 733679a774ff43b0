/**
 * The kinds of schema that this contract is written in, by zod's own names. They are those of zod's core: what `zod/mini`
 * adds, a schema's methods, nobody here calls, and every page would load it (0.75 KB). Whatever of zod takes a schema takes
 * these: `z.safeParse`, `z.toJSONSchema`.
 */
import * as core from 'zod/v4/core';

export { parse } from 'zod/v4/core';
export type { infer, input, output, $ZodRawIssue as RawIssue, $ZodShape as Shape } from 'zod/v4/core';

/** A value that does not fit its schema: `issues` say where, in zod's terms. */
class MisfitError extends Error {
  readonly issues: core.$ZodIssue[];

  constructor(issues: core.$ZodIssue[]) {
    super(JSON.stringify(issues));
    this.issues = issues;
  }
}

/** zod's, with an error that is a plain one. */
export const safeParse: typeof core.safeParse = /* @__PURE__ */ core._safeParse(
  MisfitError as unknown as core.$ZodErrorClass,
);

/** Any schema. */
export type Schema<Output = unknown, Input = unknown> = core.$ZodType<Output, Input>;
/** The schema of an object, whose fields are in {@link fieldsOf}. */
export type ObjectSchema<S extends core.$ZodShape = core.$ZodShape> = core.$ZodObject<S, core.$strip>;
export type Check<T> = core.$ZodCheck<T>;

// @__NO_SIDE_EFFECTS__
export function string(...checks: Check<string>[]) {
  return new core.$ZodString({ type: 'string', checks }) as core.$ZodString<string>;
}

// @__NO_SIDE_EFFECTS__
export function number(...checks: Check<number>[]) {
  return new core.$ZodNumber({ type: 'number', checks }) as core.$ZodNumber<number>;
}

/** A number, which may be written in digits. */
// @__NO_SIDE_EFFECTS__
export function coercedNumber(...checks: Check<number>[]) {
  return new core.$ZodNumber({ type: 'number', coerce: true, checks }) as core.$ZodNumber<number>;
}

// @__NO_SIDE_EFFECTS__
export function boolean() {
  return new core.$ZodBoolean({ type: 'boolean' }) as core.$ZodBoolean<boolean>;
}

// @__NO_SIDE_EFFECTS__
export function unknown() {
  return new core.$ZodUnknown({ type: 'unknown' });
}

// @__NO_SIDE_EFFECTS__
export function literal<const T extends core.util.Literal>(values: readonly T[]) {
  return new core.$ZodLiteral({ type: 'literal', values: [...values] }) as core.$ZodLiteral<T>;
}

// @__NO_SIDE_EFFECTS__
export function array<T extends Schema>(element: T, ...checks: Check<core.output<T>[]>[]) {
  return new core.$ZodArray({ type: 'array', element, checks }) as core.$ZodArray<T>;
}

// @__NO_SIDE_EFFECTS__
export function object<S extends core.$ZodShape>(shape: S) {
  return new core.$ZodObject({ type: 'object', shape }) as ObjectSchema<S>;
}

/** An object of any names, with values of one kind. */
// @__NO_SIDE_EFFECTS__
export function catchall<T extends Schema>(value: T) {
  const schema = new core.$ZodObject({ type: 'object', shape: {}, catchall: value });
  return schema as Schema<Record<string, core.output<T>>, Record<string, core.input<T>>>;
}

// @__NO_SIDE_EFFECTS__
export function optional<T extends Schema>(innerType: T) {
  return new core.$ZodOptional({ type: 'optional', innerType }) as core.$ZodOptional<T>;
}

// @__NO_SIDE_EFFECTS__
export function nullable<T extends Schema>(innerType: T) {
  return new core.$ZodNullable({ type: 'nullable', innerType }) as core.$ZodNullable<T>;
}

// @__NO_SIDE_EFFECTS__
export function _default<T extends Schema>(
  innerType: T,
  defaultValue: core.util.NoUndefined<core.output<T>>,
) {
  return new core.$ZodDefault({ type: 'default', innerType, defaultValue }) as core.$ZodDefault<T>;
}

/** The schemas of an object's fields, by name. */
export const fieldsOf = <S extends core.$ZodShape>(schema: ObjectSchema<S>): S => schema._zod.def.shape;
