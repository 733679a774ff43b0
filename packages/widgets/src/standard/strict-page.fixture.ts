/* Runs on the strict page: pretends the library, and tells what happens there. */
import { libraryUrl, pretendLibrary } from './pretend-library.ts';
import type { PretendLibrary } from './pretend-library.ts';
import { signInAt } from './pretend-sign-in.ts';

/** What the test does there, and finds there. */
export interface StrictPage extends Window {
  readonly violations: string[];
  readonly globalsBefore: string[];
  readonly library: PretendLibrary;
  load(module: string): Promise<unknown>;
  signIn(site: string): Promise<void>;
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
});
Object.assign(window, {
  violations,
  globalsBefore: [],
  library: pretendLibrary(),
  load: (module: string) => import(module),
  signIn: (site: string) => signInAt(libraryUrl, site),
});
Object.assign(window, { globalsBefore: Object.keys(window) });
