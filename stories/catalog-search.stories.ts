import { failing, handlers, offline, slow } from '@pustaka/core/testing';
import type { Trouble } from '@pustaka/core/testing';
import '@pustaka/widgets/catalog-search/define.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { shown as shownIn } from './reader-stories.ts';

const url = 'https://perpustakaan.example.go.id';
const library = (...troubles: Trouble[]) => ({ msw: handlers(url, { troubles }) });

interface Arguments {
  query: string;
  pageSize: number;
  headingLevel: number;
  syncAddress: boolean;
  /** Language of the page around the widget. */
  lang: string;
  dir: 'ltr' | 'rtl';
  scheme: 'light' | 'dark';
  /** Width of the place that the page gives to the widget. */
  width: string;
}

const colours = {
  light: 'background: #fff; color: #1d2328',
  dark: 'background: #16181b; color: #e8e6e3',
};

const meta: Meta<Arguments> = {
  title: 'Catalogue search',
  component: 'pustaka-catalog-search',
  parameters: library(),
  args: {
    query: '',
    pageSize: 20,
    headingLevel: 2,
    syncAddress: false,
    lang: 'id',
    dir: 'ltr',
    scheme: 'light',
    width: '72rem',
  },
  argTypes: {
    lang: { control: 'inline-radio', options: ['id', 'en'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    scheme: { control: 'inline-radio', options: ['light', 'dark'] },
  },
  render: ({ query, pageSize, headingLevel, syncAddress, lang, dir, scheme, width }) => {
    const place = `max-width: ${width}; padding: 1.5rem; font: 16px/1.5 system-ui, sans-serif; color-scheme: ${scheme};`;
    return html`<main lang=${lang} dir=${dir} style="${place} ${colours[scheme]}">
      <pustaka-catalog-search
        library=${url}
        query=${query || nothing}
        page-size=${pageSize}
        heading-level=${headingLevel}
        ?sync-address=${syncAddress}
      ></pustaka-catalog-search>
    </main>`;
  },
};

export default meta;
type Story = StoryObj<Arguments>;

/** The first element inside the widget that fits, as soon as it is there. */
const shown = (canvas: HTMLElement, selector: string): Promise<HTMLElement> =>
  shownIn(canvas, 'pustaka-catalog-search', selector);

/** Before anything is asked, it shows what the library added last. */
export const NewArrivals: Story = {
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.shelf .link');
  },
};

export const Results: Story = {
  args: { query: 'pendidikan' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.filters input');
  },
};

export const ResultsInEnglish: Story = { ...Results, args: { query: 'pendidikan', lang: 'en' } };

export const ResultsOnADarkPage: Story = { ...Results, args: { query: 'pendidikan', scheme: 'dark' } };

/** Where there is no room beside the list, the filters are in a sheet. */
export const ResultsOnAPhone: Story = {
  args: { query: 'pendidikan', width: '22.5rem' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.open-sheet');
  },
};

export const ResultsFromRightToLeft: Story = { ...Results, args: { query: 'hirata', dir: 'rtl' } };

export const SheetOfFilters: Story = {
  args: { query: 'pendidikan', width: '22.5rem' },
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, '.open-sheet')).click();
    await shown(canvasElement, 'dialog[open] input');
  },
};

export const ChosenFilters: Story = {
  args: { query: 'pendidikan' },
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, '.filters [data-facet="language/id"]')).click();
    await shown(canvasElement, '.chips button');
  },
};

export const Suggestions: Story = {
  play: async ({ canvasElement }) => {
    const field = (await shown(canvasElement, 'input')) as HTMLInputElement;
    field.focus();
    field.value = 'pe';
    field.dispatchEvent(new InputEvent('input'));
    await shown(canvasElement, '[role="option"]');
  },
};

/** A typing error is mended, with a way back. */
export const MendedQuery: Story = {
  args: { query: 'laksar' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.notice .link');
  },
};

export const SeveralPages: Story = {
  args: { pageSize: 6 },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.more button');
  },
};

export const ARecord: Story = {
  args: { syncAddress: true, query: 'laskar' },
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, '[data-record]')).click();
    (await shown(canvasElement, 'summary')).click();
    await shown(canvasElement, 'table');
  },
};

export const NothingFound: Story = {
  args: { query: 'zzzz' },
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.notice');
  },
};

export const Loading: Story = { parameters: library(slow('all', 3_600_000)) };

export const AfterAFailure: Story = {
  parameters: library(
    failing('all', { status: 500, code: 'internal', title: 'Ada yang tidak beres', requestId: '7d1f' }),
  ),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.trouble');
  },
};

export const Offline: Story = {
  parameters: library(offline()),
  play: async ({ canvasElement }) => {
    await shown(canvasElement, '.trouble');
  },
};
