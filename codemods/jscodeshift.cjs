'use strict';

const path = require('node:path');
const { pathToFileURL } = require('node:url');

// jscodeshift compiles what a transform requires, and every import() in it, to CommonJS: here it finds none.
const load = new Function('address', 'return import(address)');
const address = pathToFileURL(path.join(__dirname, '../dist/codemods/jscodeshift.js')).href;

/** Only for who asks jscodeshift for a syntax tree: the codemods parse each file by its own language. */
const parser = {
  parse(code) {
    const { parse } = require('@babel/parser');
    const options = (types) => ({
      sourceType: 'unambiguous',
      tokens: true,
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      plugins: [['estree', { classFeatures: true }], 'decorators-legacy', 'jsx', types],
    });
    try {
      return parse(code, options('flow'));
    } catch {
      return parse(code, options('typescript'));
    }
  },
};

/** A codemod as the module that `jscodeshift -t` loads. */
exports.transformNamed = (name) => {
  const transform = async (file, api, options) => {
    const codemods = await load(address);
    return codemods.transform(name, file, api, options);
  };
  return Object.assign(transform, { parser });
};
