import { namesOf } from './plan.ts';
import type { Names, Plan } from './plan.ts';

/**
 * A new widget that compiles, shows a heading in Indonesian and English, and has a test and a story:
 * `widgetPlan('reading-rooms')` lays out `<pustaka-reading-rooms>`.
 */
export function widgetPlan(name: string): Plan {
  const names = namesOf(name);
  const { kebab, pascal } = names;
  const folder = `packages/widgets/src/${kebab}`;
  return {
    files: {
      [`${folder}/element.ts`]: element(names),
      [`${folder}/define.ts`]: define(names),
      [`${folder}/styles.ts`]: styles(names),
      [`${folder}/words.ts`]: words(names),
      [`${folder}/words.id.ts`]: indonesian(names),
      [`${folder}/words.en.ts`]: english(names),
      [`${folder}/${kebab}.test.ts`]: test(names),
      [`stories/${kebab}.stories.ts`]: stories(names),
    },
    additions: [
      {
        file: 'packages/widgets/src/loader.ts',
        lines: `  'pustaka-${kebab}': () => import('./${kebab}/define.ts'),`,
        at: { after: /^ {2}'pustaka-.*import\(.*$/ },
      },
      {
        file: 'packages/widgets/src/classic.ts',
        lines: `import './${kebab}/define.ts';`,
        at: { after: /^import '\.\/.*\/define\.ts';$/ },
      },
      {
        file: 'packages/widgets/src/index.ts',
        lines: `export { Pustaka${pascal} } from './${kebab}/element.ts';`,
        at: { before: /^export / },
      },
    ],
  };
}

const element = ({ kebab, pascal, words }: Names) => `import { html } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import { PustakaElement } from '../foundation/element.ts';
import { Speech } from '../foundation/speech.ts';
import { theme } from '../foundation/theme.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/**
 * Shows the library's ${words}.
 *
 * @tag pustaka-${kebab}
 * @slot - Shown until the widget is ready, and where it has no library
 */
export class Pustaka${pascal} extends PustakaElement {
  static override styles: CSSResult[] = [theme, styles];

  readonly speech: Speech<typeof words.indonesian> = new Speech(this, words);

  protected override connectionChanged(): void {
    this.requestUpdate();
  }

  protected override view(): TemplateResult {
    return html\`<h2>\${this.speech.say('heading')}</h2>\`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-${kebab}': Pustaka${pascal};
  }
}
`;

const define = ({ kebab, pascal }: Names) => `import { define } from '../foundation/define.ts';
import { Pustaka${pascal} } from './element.ts';

define('pustaka-${kebab}', Pustaka${pascal});

// Who imports the registration has the types of its tag and events.
export type * from '../index.ts';
`;

const styles = ({ words }: Names) => `import { css } from 'lit';

/** What the ${words} look like. */
export const styles = css\`
  h2 {
    margin-block: 0 0.5rem;
  }
\`;
`;

const words = ({ kebab }: Names) => `import type { Vocabulary } from '../foundation/words.ts';
import { indonesian } from './words.id.ts';

export const words: Vocabulary<typeof indonesian> = {
  name: '${kebab}',
  indonesian,
  others: { en: () => import('./words.en.ts') },
};
`;

const indonesian = ({ words }: Names) => `export const indonesian = {
  heading: '${sentence(words)}',
};
`;

const english = ({ words }: Names) => `import type { Translated } from '../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  heading: '${sentence(words)}',
};

export default english;
`;

const test = ({ kebab, pascal, words }: Names) => `import { expect, fixture, html } from '@open-wc/testing';
import type { Pustaka${pascal} } from './element.ts';
import './define.ts';

describe('<pustaka-${kebab}>', () => {
  it('shows its heading in the language of the page', async () => {
    const widget = await fixture<Pustaka${pascal}>(
      html\`<pustaka-${kebab} library="https://library.example" lang="id"></pustaka-${kebab}>\`,
    );
    expect(widget.shadowRoot!.querySelector('h2')!.textContent).to.equal('${sentence(words)}');
  });

  it('shows the children of its tag where it has no library', async () => {
    const widget = await fixture<Pustaka${pascal}>(html\`<pustaka-${kebab}>ask us</pustaka-${kebab}>\`);
    expect(widget.shadowRoot!.querySelector('h2')).to.equal(null);
    expect(widget.shadowRoot!.querySelector('slot')).not.to.equal(null);
  });
});
`;

const stories = ({
  kebab,
  words,
}: Names) => `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { handlers } from '@pustaka/core/testing';
import { html } from 'lit';
import '@pustaka/widgets/${kebab}/define.js';

const library = 'https://library.example';

const meta: Meta = {
  title: '${sentence(words)}',
  component: 'pustaka-${kebab}',
  parameters: { msw: handlers(library) },
};

export default meta;

export const Full: StoryObj = {
  render: () => html\`<pustaka-${kebab} library=\${library}></pustaka-${kebab}>\`,
};
`;

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
