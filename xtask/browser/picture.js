// Writes picture.png, the picture of the page in README: `npm run picture`.

import { join } from "node:path";

import { launch, open, settled, uptivity } from "./support.js";

const browser = await launch();
const options = { viewport: { width: 1120, height: 600 }, deviceScaleFactor: 1.5 };
const page = await open(browser, uptivity().url(), options);
await settled(page);
await page.screenshot({ path: join(import.meta.dirname, "picture.png") });
await browser.close();
