import { describeCases } from './cases.js';

describeCases('log-request-id');
