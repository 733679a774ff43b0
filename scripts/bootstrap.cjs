'use strict';

// Runs before `npm start` and `npm test`, on whatever Node the machine has: plain old syntax, nothing but built-ins.
// Installs the dependencies where they are missing or older than the lockfile; all else runs on the Node they bring.

var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var root = path.dirname(__dirname);

// `npm install` writes the lockfile a moment after node_modules; that moment must not cost a second installation.
var toleranceMs = 10000;

function modifiedAt(file) {
  try {
    return fs.statSync(path.join(root, file)).mtimeMs;
  } catch (error) {
    return undefined;
  }
}

var installed = modifiedAt('node_modules/.package-lock.json');
if (installed === undefined || installed + toleranceMs < modifiedAt('package-lock.json')) {
  console.log('Pustaka: installing dependencies (once; a minute or two) …');
  var npm = process.env.npm_execpath;
  var options = { cwd: root, stdio: 'inherit' };
  var result =
    npm && /npm-cli\.c?js$/.test(npm)
      ? childProcess.spawnSync(process.execPath, [npm, 'ci', '--no-fund', '--no-audit'], options)
      : childProcess.spawnSync('npm ci --no-fund --no-audit', Object.assign({ shell: true }, options));
  if (result.status !== 0) {
    console.error(
      'Pustaka: `npm ci` failed; its own message stands above. Check the network connection and try again.',
    );
    process.exit(result.status || 1);
  }
}
