/** What each framework reads to know the tags in its templates: the same elements, in its own words. */
export const frameworks = {
  'react.d.ts': `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PustakaElements } from './elements.js';

type Tags = {
  [Tag in keyof PustakaElements]: DetailedHTMLProps<
    HTMLAttributes<PustakaElements[Tag]['element']>,
    PustakaElements[Tag]['element']
  > &
    PustakaElements[Tag]['attributes'] & {
      [Name in keyof PustakaElements[Tag]['events'] as \`on\${Name & string}\`]?: (
        event: PustakaElements[Tag]['events'][Name],
      ) => void;
    };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,

  'svelte.d.ts': `import type { HTMLAttributes } from 'svelte/elements';
import type { PustakaElements } from './elements.js';

type Tags = {
  [Tag in keyof PustakaElements]: HTMLAttributes<PustakaElements[Tag]['element']> &
    PustakaElements[Tag]['attributes'] & {
      [Name in keyof PustakaElements[Tag]['events'] as \`on\${Name & string}\`]?: (
        event: PustakaElements[Tag]['events'][Name],
      ) => void;
    };
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
`,

  // Vue's templates know attributes and events in camel case, however they are written.
  'vue.d.ts': `import type { HTMLAttributes, PublicProps } from 'vue';
import type { PustakaElements } from './elements.js';

type Camel<Name extends string> = Name extends \`\${infer Head}-\${infer Tail}\`
  ? \`\${Head}\${Capitalize<Camel<Tail>>}\`
  : Name;

type Tags = {
  [Tag in keyof PustakaElements]: new () => {
    $props: PublicProps &
      HTMLAttributes & {
        [Name in keyof PustakaElements[Tag]['attributes'] as Camel<Name & string>]?: PustakaElements[Tag]['attributes'][Name];
      } & {
        [Name in keyof PustakaElements[Tag]['events'] as \`on\${Capitalize<Camel<Name & string>>}\`]?: (
          event: PustakaElements[Tag]['events'][Name],
        ) => void;
      };
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
`,
};
