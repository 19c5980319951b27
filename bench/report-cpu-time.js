// Loaded into a measured process: at its end writes to descriptor 3 the seconds of processor time that it took, and the
// megabytes that it held at most.
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeSync(3, `${String((user + system) / 1e6)} ${String(maxRSS / 1e3)}`);
});
