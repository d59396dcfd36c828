'use strict';
// Where things are on this disk. CommonJS on purpose: the built ES modules and the tests, which run as CommonJS, can
// both import it, and neither has one way to ask for its own place (`import.meta` is a syntax error in the other).
const path = require('node:path');

exports.serverDir = path.dirname(__dirname);
exports.repositoryDir = path.dirname(exports.serverDir);
exports.resolvePackage = (name) => require.resolve(name);
