import type { Connection } from '../connection/connection.ts';
import type { CallOptions } from '../connection/options.ts';
import type { AnswerOf } from '../contract/endpoint.ts';
import { getLibrary } from '../contract/library.ts';

/** The library itself: its name, branches, hours and services. */
export class ProfileClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * @example
   * ```ts
   * const { name, branches } = await library.profile.get();
   * assert.equal(name, 'Perpustakaan Kota Contoh');
   * assert.ok(branches.some((branch) => branch.amenities.includes('braille-corner')));
   * ```
   */
  get(options?: CallOptions): Promise<AnswerOf<typeof getLibrary>> {
    return this.#connection.request(getLibrary, {}, options);
  }
}
