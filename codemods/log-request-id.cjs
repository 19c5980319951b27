'use strict';

// npx jscodeshift -t node_modules/unhappy-path/codemods/log-request-id.cjs src --extensions=js,jsx,ts,tsx
module.exports = require('./jscodeshift.cjs').transformNamed('log-request-id');
