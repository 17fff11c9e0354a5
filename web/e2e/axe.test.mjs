// axe finds nothing on any page, in either theme, wide or narrow.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pages } from "./page.mjs";

const open = pages();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The dialog of the world, on a lab whose strategy is `strategy`. */
const world = (strategy) => async ({ id }) => {
  await id("world-open").click();
  await id("field-strategy").selectOption(strategy);
};

/** The page with what was done in it first. */
const SEEN = [
  ["#/lab", "as it opens"],
  ["#/lab", "with the dialog of the world", world("alternating-users")],
  ["#/lab", "with the dialog of a managed secret", world("managed")],
  [
    "#/lab",
    "with a function of one's own",
    async (opened) => {
      await world("own")(opened);
      await opened.id("dialog-submit").click();
      await opened.id("own").waitFor();
    },
  ],
  ...["#/request", "#/schedule", "#/fleet"].map((hash) => [hash, "as it opens"]),
];

for (const [hash, what, prepare] of SEEN) {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      test(`axe on ${hash} ${what}, ${colorScheme}, ${width} px`, async () => {
        const opened = await open(hash, { colorScheme, viewport: { width, height: 900 } });
        const { page } = opened;
        await prepare?.(opened);
        // Evaluated by the browser's debugger, which the content policy does not bind.
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document));
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
        assert.deepEqual(found, []);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page scrolls sideways by ${overflow} px`);
      });
    }
  }
}
