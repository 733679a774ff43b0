import { define } from '../foundation/define.ts';
import { PustakaLibrary } from './element.ts';

define('pustaka-library', PustakaLibrary);
