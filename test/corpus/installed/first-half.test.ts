import { expectNoHarm } from './every-file.js';

expectNoHarm(0, 2);
