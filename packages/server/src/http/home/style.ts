import { pagePalette } from '../page-palette.ts';

/** The root page's style sheet; its hash stands in the page's content-security policy. */
export const homeStyle = `
:root { ${pagePalette} }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-inline-size: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; accent-color: var(--accent); }
header p { color: var(--quiet); margin-block-start: .25rem; }
h1 { font-size: clamp(1.6rem, 5vw, 2.4rem); line-height: 1.2; margin: 0; text-wrap: balance; }
h2 { font-size: 1.15rem; margin-block: 0 .5rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin-block-start: 1.25rem; }
pre { overflow-x: auto; padding: .9rem; margin-block-end: 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); font-size: .9rem; }
a { color: var(--accent); }
pustaka-catalog-search { display: block; min-block-size: 100vh; --pustaka-accent: var(--accent); }
ul { margin: 0; padding-inline-start: 1.1rem; }
`;
