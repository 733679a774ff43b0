import type { PustakaElement } from '../foundation/element.ts';

/**
 * Copies a text, and says so to screen readers.
 *
 * @param said what they are told
 * @returns whether it could be copied
 */
export async function copy(host: PustakaElement, text: string, said: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    host.fail(error);
    return false;
  }
  host.announce(said);
  return true;
}
