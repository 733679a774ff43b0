import { isLibraryError } from '@pustaka/core/connection';
import { css, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { PustakaElement } from '../foundation/element.ts';
import type { Speech } from '../foundation/speech.ts';
import type { Message } from '../foundation/words.ts';

/** For a widget with room around what went wrong. */
export const troubleStyles: CSSResult = css`
  .trouble {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.5rem;
    padding-block: 1.5rem;
    text-align: center;
  }
`;

/** The words that a widget has for failures. */
type TroubleWords = Readonly<
  Record<
    'retry' | 'error.retry' | 'error.retry-later' | 'error.reconnect' | 'error.report' | 'error.id',
    Message
  >
>;

/** A widget that can say what failed. */
export interface Troubled extends PustakaElement {
  readonly speech: Speech<TroubleWords>;
}

/** What a reader is told about a failure: what they can do, else what the library says; and the number to report. */
export function sentences({ speech: { say } }: Troubled, error: unknown): string[] {
  // What is no error of the SDK is code of the widget that could not be fetched.
  if (!isLibraryError(error)) return [say('error.retry')];
  const { advice, requestId } = error;
  if (advice === 'retry' || advice === 'retry-later' || advice === 'reconnect')
    return [say(`error.${advice}`)];
  const text = 'title' in error ? error.title : say('error.report');
  return requestId && advice === 'report' ? [text, say('error.id', { id: requestId })] : [text];
}

/**
 * A failure and the way out of it.
 *
 * @param retry - absent where it would fail again
 */
export function trouble(host: Troubled, error: unknown, retry?: () => void): TemplateResult {
  return html`<div class="trouble" part="error">
    ${sentences(host, error).map((sentence) => html`<p>${sentence}</p>`)}
    ${retry ? html`<button type="button" @click=${retry}>${host.speech.say('retry')}</button>` : nothing}
  </div>`;
}

/** Tells the page of a failure, and the reader too unless the page will. */
export function reportTrouble(host: Troubled, error: unknown): void {
  host.fail(error);
  if (host.showsErrors) host.announce(sentences(host, error).join(' '));
}
