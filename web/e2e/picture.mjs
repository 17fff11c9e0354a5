// Takes the README's picture of the built page: `node web/e2e/picture.mjs`.
import { fileURLToPath } from "node:url";
import { drawn, newPage, startBrowser, startSite } from "./harness.mjs";

const [site, browser] = await Promise.all([startSite(), startBrowser()]);
const { page } = await newPage(browser, { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
await page.goto(site.url);
await drawn(page);
await page.getByTestId("timeline").waitFor();
// The programs are drawn once the person does something.
await page.mouse.move(5, 5);
await page.mouse.move(9, 9);
await page.locator(".timeline .client").first().waitFor({ state: "attached" });
await page.screenshot({ path: fileURLToPath(new URL("screens/lab-light-1280.png", import.meta.url)) });
await browser.close();
await site.close();
