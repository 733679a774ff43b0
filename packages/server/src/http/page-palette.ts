/** The colours of the library's own pages, in light and dark, as declarations for `:root`. */
export const pagePalette = `color-scheme: light dark; --ink: light-dark(#1d2733, #e8edf2); --quiet: light-dark(#51606f, #a3b1bf);
  --paper: light-dark(#fbfaf7, #14191f); --card: light-dark(#fff, #1c232b); --line: light-dark(#e3dfd6, #303b46);
  --accent: light-dark(#0b6b58, #6fd3ba);`;
