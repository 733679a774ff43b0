import { define } from '../foundation/define.ts';
import { PustakaSignIn } from './element.ts';

define('pustaka-sign-in', PustakaSignIn);

// Who imports the registration has the types of its tag and events.
export type * from '../index.ts';
