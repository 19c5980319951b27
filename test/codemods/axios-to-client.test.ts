import { describeCases } from './cases.js';

describeCases('axios-to-client');
