import { define } from '../foundation/define.ts';
import { PustakaSignIn } from './element.ts';

define('pustaka-sign-in', PustakaSignIn);
