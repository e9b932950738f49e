// The main job on SQLite, which people meet first.
import { databases } from "./databases.mjs";
import { mainJob } from "./mainJob.mjs";

mainJob(databases[0], { looks: true });
