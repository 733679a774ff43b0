import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { frameworks } from './frameworks.mjs';

/**
 * Writes what hosts and editors know of the tags, all of it from the manifest: `elements.d.ts` with each tag's attributes and
 * events, the types that React, Vue and Svelte read, and the hints of VS Code and JetBrains.
 *
 * @param {string} folder where the package's types lie, with `index.d.ts`
 */
export function hostTypes(folder) {
  return {
    name: 'host-types',
    packageLinkPhase({ customElementsManifest }) {
      const widgets = customElementsManifest.modules
        .flatMap(({ declarations }) => declarations)
        .filter(({ tagName }) => tagName);
      const files = {
        'elements.d.ts': elements(widgets),
        ...frameworks,
        'html-custom-data.json': json(customData(widgets)),
        'web-types.json': json(webTypes(widgets, versionOf(folder))),
      };
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    },
  };
}

/** Attributes take their types from the class; those of HTML are texts, so that each may also be written as one. */
function elements(widgets) {
  const classes = widgets.flatMap(({ name, events = [] }) => [name, ...events.map(({ type }) => type.text)]);
  return `import type { ${[...new Set(classes)].sort().join(', ')} } from './index.js';

/** A value, or the text that says it. */
type Written<T> = T | (T extends string | number | boolean ? \`\${T}\` : never);

/** Every widget by its tag: its class, its attributes, its events. */
export interface PustakaElements {
${widgets.map(element).join('\n')}
}
`;
}

function element({ tagName, name, attributes = [], events = [] }) {
  return `  '${tagName}': {
    element: ${name};
    attributes: {
${attributes.map((one) => `${comment(one)}      '${one.name}'?: Written<${typeOf(name, one)}>;\n`).join('')}    };
    events: {
${events.map((one) => `${comment(one)}      '${one.name}': ${one.type.text};\n`).join('')}    };
  };`;
}

/** As the class has it; an attribute that is no property states its own. */
const typeOf = (widget, { fieldName, type }) => (fieldName ? `${widget}['${fieldName}']` : type.text);

const comment = ({ description }) => `      /** ${description.replaceAll('\n', ' ')} */\n`;

/** VS Code's custom data for HTML, which other editors read too. */
function customData(widgets) {
  return {
    version: 1.1,
    tags: widgets.map(({ tagName, description, attributes = [] }) => ({
      name: tagName,
      description,
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description,
        ...(attribute.type.text === 'boolean' && { valueSet: 'v' }),
      })),
    })),
  };
}

/** JetBrains' web-types. */
function webTypes(widgets, version) {
  const named = (items = []) => items.map(({ name, description }) => ({ name, description }));
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name: '@pustaka/widgets',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: widgets.map(
          ({ tagName, description, attributes = [], slots, events, cssParts, cssProperties }) => ({
            name: tagName,
            description,
            attributes: attributes.map((attribute) => ({
              name: attribute.name,
              description: attribute.description,
              default: attribute.default,
              value: { type: attribute.type.text },
            })),
            slots: named(slots),
            js: { events: named(events) },
            css: { parts: named(cssParts), properties: named(cssProperties) },
          }),
        ),
      },
    },
  };
}

const versionOf = (folder) => JSON.parse(readFileSync(path.join(folder, '../package.json'), 'utf8')).version;

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
