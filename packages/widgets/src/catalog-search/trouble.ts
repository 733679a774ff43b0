import { isLibraryError } from '@pustaka/core/connection';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaCatalogSearch } from './element.ts';

/** What a reader is told about a failure: what they can do, else what the library says and its report number. */
function sentences({ speech: { say } }: PustakaCatalogSearch, error: unknown): string[] {
  // What is no error of the SDK is code of the widget that could not be fetched.
  if (!isLibraryError(error)) return [say('error.retry')];
  const { advice, requestId } = error;
  if (advice === 'retry' || advice === 'retry-later' || advice === 'reconnect')
    return [say(`error.${advice}`)];
  const text = 'title' in error ? error.title : say('error.report');
  return requestId ? [text, say('error.id', { id: requestId })] : [text];
}

/** A failure and the way out of it. */
export function trouble(host: PustakaCatalogSearch, error: unknown, retry: () => void): TemplateResult {
  return html`<div class="trouble" part="error">
    ${sentences(host, error).map((sentence) => html`<p>${sentence}</p>`)}
    <button type="button" @click=${retry}>${host.speech.say('retry')}</button>
  </div>`;
}

/** Tells the page of a failure, and the reader too unless the page will. */
export function reportTrouble(host: PustakaCatalogSearch, error: unknown): void {
  host.fail(error);
  if (host.showsErrors) host.announce(sentences(host, error).join(' '));
}
