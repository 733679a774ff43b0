export type { Criteria, Filters } from './catalog-search/criteria.ts';
export { PustakaCatalogSearch } from './catalog-search/element.ts';
export { PustakaRecordEvent } from './catalog-search/record-event.ts';
export { PustakaErrorEvent } from './foundation/error-event.ts';
export {
  libraryContext,
  librarySource,
  type LibrarySource,
  type SignInPlace,
} from './foundation/library-context.ts';
export { addWords } from './foundation/add-words.ts';
export type { Message, Words } from './foundation/words.ts';
export { PustakaLibrary } from './library/element.ts';
export { PustakaLoanStatus } from './loan-status/element.ts';
export { PustakaSignIn } from './sign-in/element.ts';
