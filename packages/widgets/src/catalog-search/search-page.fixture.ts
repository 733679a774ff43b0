import { libraryUrl, pretendLibrary } from '../standard/pretend-library.ts';
import type { PretendLibrary } from '../standard/pretend-library.ts';
import { clear, settled, shown } from '../standard/widget-under-test.ts';
import './define.ts';
import type { PustakaCatalogSearch } from './element.ts';

/** A page with a catalogue search, for the tests of one `describe`: new for each, with the same address as before. */
export class SearchPage {
  library!: PretendLibrary;
  widget!: PustakaCatalogSearch;
  readonly address: string = location.href;

  constructor() {
    beforeEach(() => {
      this.library = pretendLibrary();
    });
    afterEach(() => {
      clear();
      this.library.close();
      history.replaceState(null, '', this.address);
    });
  }

  /** Puts the widget on the page, and waits until it shows what it was to find. */
  readonly add = async (attributes: Record<string, string> = {}, width = '60rem'): Promise<void> => {
    const box = document.createElement('main');
    box.lang = 'id';
    box.style.width = width;
    this.widget = document.createElement('pustaka-catalog-search');
    for (const [name, value] of Object.entries({ library: libraryUrl, ...attributes }))
      this.widget.setAttribute(name, value);
    box.append(this.widget);
    document.body.append(box);
    await shown(this.widget, '.link, .notice, .trouble');
    await settled(this.widget);
  };

  readonly all = (selector: string): HTMLElement[] => [
    ...this.widget.shadowRoot!.querySelectorAll<HTMLElement>(selector),
  ];

  readonly titles = (): string[] =>
    this.all('[part~="result"] [part~="title"]').map((title) => title.textContent.trim());

  readonly headline = (): string | undefined => this.all('#headline')[0]?.textContent.trim();

  /** What screen readers were told last. */
  readonly status = (): string | undefined => this.all('[role="status"]')[0]?.textContent;

  readonly focused = (): HTMLElement | null => this.widget.shadowRoot!.activeElement as HTMLElement | null;

  readonly click = async (selector: string): Promise<void> => {
    const found = await shown(this.widget, selector);
    found.focus();
    found.click();
    await settled(this.widget);
  };
}
