import * as z from './schema.ts';
import { endpoint } from './endpoint.ts';

export const signOutEverywhere = endpoint({
  id: 'identity.signOutEverywhere',
  method: 'POST',
  path: '/me/sign-outs',
  summary: 'Signs the patron out of every site, app and page, the one that asks included.',
  answer: z.object({ signedOut: z.boolean() }),
  problems: [],
  scope: 'profile',
});
