// The main job on PostgreSQL, where its screens look the same.
import { databases } from "./databases.mjs";
import { mainJob } from "./mainJob.mjs";

mainJob(databases[1], { looks: false });
