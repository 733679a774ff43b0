import { transform } from 'esbuild';

/** A `css` template that is plain CSS: no expressions, and no escapes, which would have to be undone first. */
const plainStyles = /\bcss`([^`$\\]*)`/g;

/** Minifies the CSS inside lit's `css` templates, which minifiers of JavaScript leave as it was written. */
export function minifyStyles() {
  return {
    name: 'minify-styles',
    async transform(code, id) {
      if (id.includes('node_modules')) return null;
      const found = [...code.matchAll(plainStyles)];
      const minified = await Promise.all(
        found.map(([, styles]) => transform(styles, { loader: 'css', minify: true, target: 'es2022' })),
      );
      const texts = minified.map((result) => result.code.trim());
      return { code: code.replace(plainStyles, () => `css\`${texts.shift()}\``), map: null };
    },
  };
}
