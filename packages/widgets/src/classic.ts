/* Every widget in a single classic script, for pages that cannot use modules. */
import './library/define.ts';
import './catalog-search/define.ts';
import './loan-status/define.ts';
import './sign-in/define.ts';

export { addWords } from './foundation/add-words.ts';
