import { pointerOf, type FieldError } from '@pustaka/core/contract';
import type * as z from 'zod/mini';
import { fieldError } from '../problems/field-errors.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Finds what JSON has and its schema does not name, at any depth: a misspelt field must not vanish silently.
 *
 * @param schema JSON Schema
 * @param language BCP 47, for the messages
 */
export function unknownFields(
  value: unknown,
  schema: JsonSchema,
  language: string,
  path: readonly string[] = [],
): FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const { items } = schema;
    if (typeof items !== 'object' || Array.isArray(items)) return [];
    return value.flatMap((inner, index) => unknownFields(inner, items, language, [...path, String(index)]));
  }
  const { properties } = schema;
  if (!properties) return [];
  const allowed = Object.keys(properties).join(', ');
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, name];
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known === undefined) return fieldError(pointerOf(here), 'unknown', { name, allowed }, language);
    return typeof known === 'object' ? unknownFields(inner, known, language, here) : [];
  });
}
