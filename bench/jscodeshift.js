// One measured process, and two that it starts: a one-line transform over the files of a folder, by jscodeshift.
// node jscodeshift.js FOLDER
import { fileURLToPath } from 'node:url';
import { run } from 'jscodeshift/src/Runner.js';

// Its workers are not measured: they have no descriptor to report to.
process.execArgv = [];
const transform = fileURLToPath(new URL('one-line-transform.js', import.meta.url));
await run(transform, [process.argv[2]], {
  cpus: 2,
  dry: true,
  silent: true,
  babel: false,
  parser: 'tsx',
  extensions: 'cjs,cts,js,jsx,mjs,mts,ts,tsx',
  verbose: 0,
});
