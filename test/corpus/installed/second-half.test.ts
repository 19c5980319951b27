import { expectNoHarm } from './every-file.js';

expectNoHarm(1, 2);
