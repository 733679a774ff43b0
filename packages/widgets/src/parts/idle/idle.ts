import type { Session } from '@pustaka/core';
import { html, render } from 'lit';
import type { CSSResult, ReactiveController } from 'lit';
import type { PustakaElement } from '../../foundation/element.ts';
import { Speech } from '../../foundation/speech.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/** Warns the reader that their session is about to end, and lets them stay (WCAG 2.2.1). */
export default class IdleWarning implements ReactiveController {
  static readonly styles: CSSResult = styles;
  readonly #host: PustakaElement;
  readonly #speech: Speech<typeof words.indonesian>;
  readonly #box = document.createElement('div');
  #session: Session | undefined;
  #isSaid = false;

  constructor(host: PustakaElement) {
    this.#host = host;
    this.#box.className = 'idle';
    this.#box.popover = 'manual';
    this.#speech = new Speech(host, words);
    host.addController(this);
  }

  show(session: Session): void {
    this.#session = session;
    this.#isSaid = false;
    this.#host.requestUpdate();
  }

  hide(): void {
    this.#session = undefined;
    const hadFocus = this.#box.matches(':focus-within');
    this.#box.remove();
    if (hadFocus) void this.#host.focusOn('[tabindex]');
  }

  hostUpdated(): void {
    const session = this.#session;
    if (!session || !this.#speech.ready) return;
    const { say, languages } = this.#speech;
    this.#box.lang = languages[0]!;
    render(
      html`<p>${say('soon')}</p>
        <button class="primary" type="button" @click=${() => void session.stay()}>${say('stay')}</button>`,
      this.#box,
    );
    if (this.#isSaid) return;
    this.#isSaid = true;
    // Before what Lit draws, which clears all that follows.
    this.#host.renderRoot.prepend(this.#box);
    this.#box.showPopover();
    this.#host.announce(say('soon'));
  }

  hostDisconnected(): void {
    this.hide();
  }
}
