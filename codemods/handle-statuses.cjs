'use strict';

// npx jscodeshift -t node_modules/unhappy-path/codemods/handle-statuses.cjs src --extensions=js,jsx,ts,tsx
module.exports = require('./jscodeshift.cjs').transformNamed('handle-statuses');
