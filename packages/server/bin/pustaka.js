#!/usr/bin/env node
import { existsSync } from 'node:fs';
import process from 'node:process';

const [major, minor] = process.versions.node.split('.').map(Number);
const main = new URL('../dist/cli/main.js', import.meta.url);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`pustaka: Node.js 22.12 or later is needed; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('pustaka: The program has not been built yet.\n  Build it first: npm run build');
  process.exitCode = 1;
}
