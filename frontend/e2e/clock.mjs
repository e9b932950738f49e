// The clock of a server that was built with the tag testclock: ahead of the machine's by what a file says.
import { renameSync, writeFileSync } from "node:fs";

/** A clock whose offset stands in `file`. Start the server with `RAPPORT_TEST_CLOCK` naming that file. */
export function testClock(file) {
  let hours = 0;
  return {
    /** The instant by this clock. */
    now: () => new Date(Date.now() + hours * 3_600_000),
    /** Moves the clock ahead. The file is renamed into place, so that nobody reads half of it. */
    advance(days) {
      hours += days * 24;
      writeFileSync(`${file}.new`, `${hours}h`);
      renameSync(`${file}.new`, file);
    },
  };
}
