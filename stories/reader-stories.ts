import { handlers, sampleProfile } from '@pustaka/core/testing';
import type { Trouble } from '@pustaka/core/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { waitFor } from 'storybook/test';
import { signInAt, signInHandlers } from '../packages/widgets/src/standard/pretend-sign-in.ts';

/** What the stories of readers' widgets have in common: a library that lends, and a page around the widget. */
export const url = 'https://perpustakaan.example.go.id';
export const site = 'sekolah';

const profile = { ...sampleProfile, services: ['catalog', 'patrons', 'circulation'] };

export const library = (...troubles: Trouble[]) => ({
  msw: [...handlers(url, { troubles, profile }), ...signInHandlers(url)],
});

export interface Page {
  /** Language of the page around the widget. */
  lang: string;
  dir: 'ltr' | 'rtl';
  scheme: 'light' | 'dark';
  /** Width of the place that the page gives to the widget. */
  width: string;
}

export const page: Page = { lang: 'id', dir: 'ltr', scheme: 'light', width: '60rem' };

export const pageControls = {
  lang: { control: 'inline-radio', options: ['id', 'en'] },
  dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  scheme: { control: 'inline-radio', options: ['light', 'dark'] },
} as const;

const colours = {
  light: 'background: #fff; color: #1d2328',
  dark: 'background: #16181b; color: #e8e6e3',
};

export const pageStyle = ({ scheme, width }: Page): string =>
  `max-width: ${width}; padding: 1.5rem; font: 16px/1.5 system-ui, sans-serif; color-scheme: ${scheme}; ${colours[scheme]}`;

/** The first element inside the widget that fits, as soon as it is there. */
export const shown = (canvas: HTMLElement, tag: string, selector: string): Promise<HTMLElement> =>
  waitFor(
    () => {
      const found = canvas.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`not there: ${selector}`);
      return found;
    },
    { timeout: 20_000 },
  );

/** Makes stories of a reader who is signed in, and of what they press in a widget until it shows something. */
export const signedInAt =
  (tag: string) =>
  (shows: string, ...presses: string[]): Pick<StoryObj, 'play'> => ({
    play: async ({ canvasElement }) => {
      await signInAt(url, site);
      for (const selector of presses) (await shown(canvasElement, tag, selector)).click();
      await shown(canvasElement, tag, shows);
    },
  });
