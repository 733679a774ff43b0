import { define } from '../foundation/define.ts';
import { PustakaLibrary } from './element.ts';

define('pustaka-library', PustakaLibrary);

// Who imports the registration has the types of its tag and events.
export type * from '../index.ts';
