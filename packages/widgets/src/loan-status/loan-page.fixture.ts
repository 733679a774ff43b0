import type { Session } from '@pustaka/core';
import type { Trouble } from '@pustaka/core/testing';
import { sessionAt } from '../foundation/session-at.ts';
import { libraryUrl, pretendLibrary } from '../standard/pretend-library.ts';
import type { PretendLibrary } from '../standard/pretend-library.ts';
import { pretendWindows, signInAt } from '../standard/pretend-sign-in.ts';
import type { Answer } from '../standard/pretend-sign-in.ts';
import { clear, settled, shown, until } from '../standard/widget-under-test.ts';
import './define.ts';
import type { PustakaLoanStatus } from './element.ts';

/** A page with a list of loans, for the tests of one `describe`: new for each, and nobody signed in. */
export class LoanPage {
  library!: PretendLibrary;
  widget!: PustakaLoanStatus;
  readonly session: Session;
  readonly #site: string;
  #closeWindows = () => {};

  constructor(site: string) {
    this.#site = site;
    this.session = sessionAt({ url: libraryUrl, site });
    beforeEach(() => {
      this.library = pretendLibrary();
      this.answer('allows');
    });
    afterEach(async () => {
      clear();
      this.#closeWindows();
      await this.session.signOut();
      this.library.close();
    });
  }

  /** What the reader does in the library's window from now on. */
  readonly answer = (answer: Answer): void => {
    this.#closeWindows();
    this.#closeWindows = pretendWindows(answer);
  };

  /** Puts the widget on the page, and waits until it shows what it was to find. */
  readonly add = async (shows = '.calendar'): Promise<void> => {
    const box = document.createElement('main');
    box.lang = 'id';
    this.widget = document.createElement('pustaka-loan-status');
    this.widget.site = this.#site;
    this.widget.library = libraryUrl;
    box.append(this.widget);
    document.body.append(box);
    await shown(this.widget, shows);
    await settled(this.widget);
  };

  /** Signs the reader in and shows their loans; then something gets in the way. */
  readonly open = async (...troubles: Trouble[]): Promise<void> => {
    await signInAt(libraryUrl, this.#site);
    await this.add();
    this.library.troubles = troubles;
  };

  /** Opens the card of the reader's child. */
  readonly openChild = async (): Promise<void> => {
    const cards = this.all('.tools select')[0] as HTMLSelectElement;
    cards.focus();
    cards.value = 'bima';
    cards.dispatchEvent(new Event('change'));
    await until(() => this.titles('loan').join() === 'The Rainbow Troops', "the child's loans");
  };

  readonly all = (selector: string): HTMLElement[] => [
    ...this.widget.shadowRoot!.querySelectorAll<HTMLElement>(selector),
  ];

  readonly text = (selector: string): string | undefined =>
    this.all(selector)[0]?.textContent.trim().replace(/\s+/g, ' ');

  readonly titles = (part: 'loan' | 'hold'): string[] =>
    this.all(`[part="${part}"] .title`).map((one) => one.textContent.trim());

  /** The entry of the list that has this title. */
  readonly entry = (part: 'loan' | 'hold', title: string): HTMLElement =>
    this.all(`[part="${part}"]`).find((one) => one.textContent.includes(title))!;

  /** What screen readers were told last. */
  readonly status = (): string => this.all('[role="status"]')[0]?.textContent ?? '';

  readonly focused = (): HTMLElement | null => this.widget.shadowRoot!.activeElement as HTMLElement | null;

  readonly press = async (inside: HTMLElement, selector: string): Promise<void> => {
    const button = inside.querySelector<HTMLElement>(selector)!;
    button.focus();
    button.click();
    await settled(this.widget);
  };

  /** What the widget asked the library to change. */
  readonly writes = (): readonly Request[] => this.library.requests.filter(({ method }) => method !== 'GET');
}
