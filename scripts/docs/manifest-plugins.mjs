/**
 * Names the files that are published, `dist/x.js`, where the analyzer names the sources it read, and leaves out what
 * a page neither sets nor calls: private members, parts that a widget is made of, and what has no docstring.
 */
export function publishedModules() {
  return {
    name: 'published-modules',
    packageLinkPhase({ customElementsManifest }) {
      rename(customElementsManifest);
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          const { members, attributes, events } = declaration;
          if (members) declaration.members = members.filter(isForPages);
          if (attributes) {
            // One that stands for no property is stated in the docstring of its class.
            const settable = new Set([undefined, ...declaration.members.map(({ name }) => name)]);
            declaration.attributes = attributes.filter(({ fieldName }) => settable.has(fieldName));
          }
          // The analyzer takes what is dispatched for a name; ours are stated in docstrings.
          if (events) declaration.events = events.filter(({ name }) => name.startsWith('pustaka-'));
        }
      }
    },
  };
}

/**
 * Adds the registrations: `define('pustaka-x', PustakaX)` is the project's own guarded way to call
 * `customElements.define`, which the analyzer does not know.
 */
export function registrations() {
  return {
    name: 'registrations',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, widget] = node.arguments;
      if (!tag || !ts.isStringLiteral(tag)) return;
      moduleDoc.exports = [
        ...(moduleDoc.exports ?? []),
        {
          kind: 'custom-element-definition',
          name: tag.text,
          declaration: {
            name: widget.getText(),
            module: moduleDoc.path.replace(/define\.ts$/, 'element.ts'),
          },
        },
      ];
    },
  };
}

function isForPages({ privacy = 'public', readonly, description }) {
  return privacy === 'public' && !readonly && description;
}

function rename(value) {
  for (const [key, inner] of Object.entries(value)) {
    if (inner && typeof inner === 'object') rename(inner);
    else if ((key === 'path' || key === 'module') && typeof inner === 'string') value[key] = published(inner);
  }
}

function published(path) {
  return path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
}
