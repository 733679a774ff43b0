import { pagePalette } from '../../http/page-palette.ts';

/** The style sheet of the sign-in pages; its hash stands in their content-security policy. */
export const pageStyle = `
:root { ${pagePalette}
  --edge: light-dark(#7c8792, #76828e); --on-accent: light-dark(#fff, #10231e);
  --alarm: light-dark(#a3202c, #ff9a9f); --alarm-paper: light-dark(#fdf1f1, #2c1d20); --calm-paper: light-dark(#eef7f4, #18302b); }
* { box-sizing: border-box; }
body { margin: 0; min-block-size: 100dvh; padding: clamp(1.25rem, 6vh, 4rem) 1rem 2rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main { max-inline-size: 26rem; margin-inline: auto; }
header { margin-block-end: .75rem; color: var(--quiet); font-weight: 600; text-align: center; }
main { background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: clamp(1.25rem, 5vw, 2rem); }
h1 { margin: 0 0 .5rem; font-size: 1.35rem; line-height: 1.3; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
p { margin: 0 0 1rem; } p:last-child { margin: 0; }
.quiet { color: var(--quiet); font-size: .92rem; }
ul { margin: 0 0 1rem; padding-inline-start: 1.2rem; } li { margin-block: .35rem; }
ul.sites { padding: 0; list-style: none; } ul.sites > li { padding-block: .9rem; border-block-end: 1px solid var(--line); }
label { display: block; margin-block: 1rem .3rem; font-weight: 600; }
label + .quiet { margin: -.2rem 0 .35rem; }
input { inline-size: 100%; min-block-size: 2.9rem; padding: .5rem .8rem; border: 1px solid var(--edge); border-radius: .6rem;
  background: var(--paper); color: inherit; font: inherit; font-size: 1.05rem; }
input[aria-invalid=true] { border: 2px solid var(--alarm); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-block-start: 1.5rem; }
button { flex: 1 1 auto; min-inline-size: 8rem; min-block-size: 2.9rem; padding: .5rem 1.1rem; border: 1px solid var(--accent); border-radius: .6rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
button.plain { background: transparent; color: var(--accent); }
button.link { flex: none; min-inline-size: 0; min-block-size: 2rem; padding: 0; border: 0; background: none; color: var(--accent); text-decoration: underline;
  text-align: start; font-weight: 400; }
a { color: var(--accent); }
p.links { margin-block-start: 1.25rem; }
.notice { margin-block: 1rem; padding: .75rem 1rem; border-inline-start: 4px solid var(--accent); border-radius: .4rem; background: var(--calm-paper); }
.notice.alarm { border-color: var(--alarm); background: var(--alarm-paper); }
`;
