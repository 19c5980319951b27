'use strict';

// npx jscodeshift -t node_modules/unhappy-path/codemods/add-idempotency-key.cjs src --extensions=js,jsx,ts,tsx
module.exports = require('./jscodeshift.cjs').transformNamed('add-idempotency-key');
