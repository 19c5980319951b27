import { describeCases } from './cases.js';

describeCases('fetch-to-client');
