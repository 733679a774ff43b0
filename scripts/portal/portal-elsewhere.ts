import { createPortal } from '../../packages/server/src/demo/portal.ts';
import type { Demonstration } from './demonstration.ts';
import { serve } from './website.ts';
import type { Website } from './website.ts';

/**
 * The city's portal on another site than the library, as in the world, and not only on another port: to this page the
 * library is a third party, whose cookies browsers keep from it.
 */
export const portalElsewhere = (demonstration: Demonstration): Promise<Website> =>
  serve(async (origin) =>
    createPortal(
      demonstration.library,
      await demonstration.addSite('Portal Kota Contoh', '--origin', origin),
    ),
  );
