// How much memory a page of Chromium takes, as the system tells it.

import { existsSync, readFileSync, readdirSync } from "node:fs";

/**
 * The largest page process of any Chromium on this machine, page and worker together, without Chromium's own program
 * files, which all its processes share; 0 where /proc does not tell.
 */
export function rendererMegabytes() {
  if (!existsSync("/proc/self/status")) return 0;
  const sizes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer")) return 0;
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return Array.from(status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm), ([, kilobytes]) => Number(kilobytes) / 1024).reduce((a, b) => a + b, 0);
    } catch {
      // It has ended meanwhile.
      return 0;
    }
  });
  return Math.round(Math.max(0, ...sizes));
}
