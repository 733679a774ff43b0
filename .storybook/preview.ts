import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { mswLoader } from 'msw-storybook-addon/csf3';

// The widgets' own docstrings make the controls and the tables of the docs pages.
const manifest = await fetch(new URL('custom-elements.json', document.baseURI));
setCustomElementsManifest(await manifest.json());

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [mswLoader()],
  parameters: {
    // Every story is held to WCAG 2.2 AA: a finding fails it.
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
    layout: 'padded',
    // Each story of a docs page in a frame of its own: they answer the same requests in different ways.
    docs: { story: { inline: false, height: '36rem' } },
  },
};

export default preview;
