/** Where a template of lit breaks its lines: the break and the indentation mean a space, as anywhere in HTML. */
const lineBreak = /\s*\n\s*/g;

/** Writes the `html` templates of our own code on one line, which minifiers of JavaScript leave as they were written. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules')) return null;
      const texts = textsOf(this.parse(code)).sort((one, other) => other.start - one.start);
      let short = code;
      for (const { start, end } of texts)
        short = short.slice(0, start) + short.slice(start, end).replace(lineBreak, ' ') + short.slice(end);
      return { code: short, map: null };
    },
  };
}

/** The stretches of text in `html` templates, from a syntax tree. */
function textsOf(node) {
  if (!node || typeof node !== 'object') return [];
  const within = Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.flatMap(textsOf) : textsOf(value),
  );
  const isTemplate = node.type === 'TaggedTemplateExpression' && node.tag.name === 'html';
  return isTemplate ? [...node.quasi.quasis, ...within] : within;
}
