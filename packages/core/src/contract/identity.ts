import * as z from './schema.ts';
import { endpoint } from './endpoint.ts';

export const signOutEverywhere = endpoint({
  id: 'identity.signOutEverywhere',
  method: 'POST',
  path: '/me/sign-outs',
  summary:
    'Signs the patron out of every site, app and page, the one that asks included, and ends the calendars of due dates that they and their wards subscribed to.',
  answer: z.object({ signedOut: z.boolean() }),
  problems: [],
  scope: 'profile',
});
