import type { Scope, Session, SessionState, SignOutOptions } from '@pustaka/core';
import { isLibraryError } from '@pustaka/core/connection';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import type { PustakaElement } from '../../foundation/element.ts';
import { Part } from '../../foundation/part.ts';
import { sessionAt } from '../../foundation/session-at.ts';
import { Speech } from '../../foundation/speech.ts';
import { draw, person } from '../draw.ts';
import type IdleWarning from '../idle/idle.ts';
import { words } from './words.ts';

/** What every widget asks the reader to allow, so that one sign-in serves them all. */
const scopes: readonly Scope[] = ['profile', 'loans', 'holds'];

/** Who wants to know about the reader. */
export interface Follower {
  /** Called whenever it has changed who is signed in. */
  readerChanged?(): void;
  /** Called whenever something of the reader's has been changed, by whatever is on the page. */
  readerWrote?(): void;
}

/** Follows who is signed in, on behalf of a widget, while that is on the page; and lets the reader sign in. */
export default class Reader implements ReactiveController {
  readonly #host: PustakaElement;
  readonly #follower: Follower;
  readonly #speech: Speech<typeof words.indonesian>;
  readonly #warning: Part<PustakaElement, IdleWarning>;
  #session: Session | undefined;
  /** Why the last sign-in came to nothing. */
  #error: unknown;
  /** Whether the session is about to end, and this widget tells so. */
  #isIdle = false;

  /** @param follower the widget itself, or the part of it that asks */
  constructor(host: PustakaElement & Follower, follower: Follower = host) {
    this.#host = host;
    this.#follower = follower;
    this.#speech = new Speech(host, words);
    this.#warning = new Part<PustakaElement, IdleWarning>(host, () => import('../idle/idle.ts'));
    host.addController(this);
  }

  /** `signed-out` also where the reader has not allowed this site what the widgets need. */
  get state(): SessionState {
    if (!this.#session) return 'signed-out';
    const { state, scopes: allowed } = this.#session;
    if (state === 'unknown') return this.#error ? 'signed-out' : state;
    return state === 'signed-in' && !scopes.every((scope) => allowed.includes(scope)) ? 'signed-out' : state;
  }

  /** Whether the last session ended by the reader's own doing. */
  get left(): boolean {
    return this.#session?.ended === 'left';
  }

  hostConnected(): void {
    this.#watch(this.#there);
  }

  hostUpdate(): void {
    // An element may update once more after it has left the page.
    if (this.#host.isConnected) this.#watch(this.#there);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  get #there(): Session | undefined {
    const place = this.#host.librarySource?.signIn;
    return place && sessionAt(place);
  }

  /**
   * Lets the reader sign in at the library. To be called directly from a click, else browsers open no window.
   *
   * @returns whether somebody is signed in now
   */
  readonly signIn = (): Promise<boolean> => this.#attempt((session) => session.signIn({ scopes }));

  /** @returns whether somebody is still signed in */
  readonly signOut = (options?: SignOutOptions): Promise<boolean> =>
    this.#attempt((session) => session.signOut(options));

  /** What to tell the reader: to go on in the window, or why the last sign-in came to nothing. */
  get note(): string | undefined {
    if (this.state === 'signing-in') return this.#speech.say('waiting');
    return this.#error ? this.#sentence() : undefined;
  }

  /** The button that signs in, and what came of pressing it. */
  view(): TemplateResult {
    const { note } = this;
    const word = this.state === 'signing-in' ? 'show-window' : 'sign-in';
    return html`<button class="primary sign-in" part="sign-in" type="button" @click=${this.signIn}>
        ${draw(person)} ${this.#speech.say(word)}
      </button>
      ${note ? html`<p class="muted note">${note}</p>` : nothing}`;
  }

  #sentence(): string {
    const error = this.#error;
    // What is no error of signing in is code that could not be fetched.
    const isOfSignIn = isLibraryError(error) && error.name === 'SignInError';
    return this.#speech.say(`error.${isOfSignIn ? error.code : 'sign-in-failed'}`);
  }

  #watch(session: Session | undefined): void {
    if (session === this.#session) return;
    this.#session?.removeEventListener('change', this.#follow);
    this.#session?.removeEventListener('write', this.#wrote);
    this.#session?.removeEventListener('idle', this.#warn);
    this.#session?.removeEventListener('active', this.#unwarn);
    this.#unwarn();
    this.#session = session;
    this.#error = undefined;
    if (!session) return;
    session.addEventListener('change', this.#follow);
    session.addEventListener('write', this.#wrote);
    session.addEventListener('idle', this.#warn);
    session.addEventListener('active', this.#unwarn);
    // The state that is there already, once the widget knows its new session throughout.
    void this.#attempt(async () => {
      await (session.state === 'unknown' && session.resume());
    }).then(this.#follow);
  }

  /** One widget of a page is enough. */
  readonly #warn = (event: Event): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const session = this.#session!;
    this.#isIdle = true;
    void this.#warning.load().then(() => {
      if (this.#isIdle && session === this.#session) this.#warning.value?.show(session);
    });
  };

  readonly #unwarn = (): void => {
    this.#isIdle = false;
    this.#warning.value?.hide();
  };

  readonly #follow = (): void => {
    if (this.#session?.state !== 'signed-in') this.#unwarn();
    this.#host.requestUpdate();
    this.#follower.readerChanged?.();
  };

  readonly #wrote = (): void => this.#follower.readerWrote?.();

  async #attempt(act: (session: Session) => Promise<void>): Promise<boolean> {
    this.#error = undefined;
    try {
      if (!this.#session) throw new TypeError('Nobody can sign in without a `site`');
      await act(this.#session);
    } catch (error) {
      this.#error = error;
      if (isLibraryError(error) && error.advice === 'sign-in') this.#host.announce(this.#sentence());
      else this.#host.fail(error);
    }
    this.#host.requestUpdate();
    return this.state === 'signed-in';
  }
}
