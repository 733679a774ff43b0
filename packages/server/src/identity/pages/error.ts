import { markup } from '../../http/markup.ts';
import type { Page, PageContext } from './page.ts';
import { wordsOf } from './page.ts';
import type { ErrorName } from './words.ts';

/** Says what went wrong and what to do about it. */
export function errorPage(context: PageContext, name: ErrorName): Page {
  const words = wordsOf(context);
  return {
    title: words.errorTitle,
    body: markup`<main>
      <h1>${words.errorTitle}</h1>
      <p role="alert">${words.errors[name]}</p>
    </main>`,
  };
}

const names: Readonly<Record<string, ErrorName>> = {
  not_found: 'missing',
  server_error: 'internal',
  temporarily_unavailable: 'unavailable',
  invalid_client: 'client',
  invalid_redirect_uri: 'client',
};

/** What a reader is told of an error code of OAuth (RFC 6749, section 4.1.2.1). */
export function errorNameOf(code: string, description?: string): ErrorName {
  if (description?.includes('session')) return 'expired';
  return names[code] ?? 'request';
}
