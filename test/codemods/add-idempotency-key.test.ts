import { describeCases } from './cases.js';

describeCases('add-idempotency-key');
