import type { Trouble } from '@pustaka/core/testing';
import type { PustakaElement } from '../foundation/element.ts';
import { sessionAt } from '../foundation/session-at.ts';
import { libraryUrl } from './pretend-library.ts';

/** A state that a reader can find a widget in. */
export interface WidgetState {
  /** Attributes beside the library's address. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What gets in the library's way. */
  readonly troubles?: readonly Trouble[];
  /** A selector inside the widget that is there once the state is reached. */
  readonly shows: string;
  /** What the reader does to get there. */
  readonly reach?: (widget: PustakaElement) => Promise<void>;
}

/** All that the standard needs to know of a widget. */
export interface WidgetUnderTest {
  readonly tag: keyof HTMLElementTagNameMap & `pustaka-${string}`;
  /** The module that registers it, as its address on the test server. */
  readonly module: string;
  /** The site at which a reader is signed in, for a widget that shows what is theirs. */
  readonly site?: string;
  /** What the page puts inside the tag for readers without script. */
  readonly fallback: string;
  /** Loading, empty, full, failed, offline, and whatever else it has. */
  readonly states: Readonly<Record<string, WidgetState>>;
  /** Those of the states in which it is waiting, and has something to show. */
  readonly loading: string;
  readonly full: string;
  /** A selector for what must not move when it comes; the first result where absent. */
  readonly content?: string;
}

/** Milliseconds: enough for the slowest machine, and reached only by what never comes. */
const patience = 20_000;

/** Waits until a condition holds, and gives what it found. */
export async function until<T>(condition: () => T | null | undefined | false, what: string): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const found = condition();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Not within ${patience} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The first element inside a widget that fits, as soon as there is one. */
export const shown = <T extends HTMLElement = HTMLElement>(widget: Element, selector: string): Promise<T> =>
  until(() => widget.shadowRoot?.querySelector<T>(selector), selector);

/** Puts a widget on the page, inside a frame of a certain width, and brings it into a state. */
export async function place(
  { tag, fallback, site = '' }: WidgetUnderTest,
  state: WidgetState,
  frame: Partial<CSSStyleDeclaration> & { readonly lang?: string; readonly dir?: string } = {},
): Promise<PustakaElement> {
  const { lang = 'id', dir = 'ltr', ...style } = frame;
  const box = document.createElement('main');
  box.lang = lang;
  box.dir = dir;
  Object.assign(box.style, { font: '16px/1.5 sans-serif', ...style });
  const widget = document.createElement(tag) as HTMLElement as PustakaElement;
  for (const [name, value] of Object.entries({ library: libraryUrl, site, ...state.attributes })) {
    widget.setAttribute(name, value);
  }
  widget.innerHTML = fallback;
  box.append(widget);
  document.body.append(box);
  await state.reach?.(widget);
  await shown(widget, state.shows);
  await settled(widget);
  return widget;
}

/** Waits until everything that was being fetched and rendered is there. */
export async function settled(widget: PustakaElement): Promise<void> {
  for (let calm = 0; calm < 3; calm++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (!(await widget.updateComplete)) calm = 0;
  }
}

/** Takes everything off the page that {@link place} put there. */
export function clear(): void {
  document.querySelectorAll('main').forEach((box) => box.remove());
}

/** Signs the readers out of all sites at which a state of the widget has them signed in. */
export async function signOutOf({ site, states }: WidgetUnderTest): Promise<void> {
  const sites = [site, ...Object.values(states).map(({ attributes }) => attributes?.['site'])];
  for (const one of sites.filter((known) => known !== undefined)) {
    const session = sessionAt({ url: libraryUrl, site: one });
    if (session.state === 'signed-in') await session.signOut();
  }
}
