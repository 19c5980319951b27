import { describeCases } from './cases.js';

describeCases('handle-statuses');
