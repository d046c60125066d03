// `look.mjs PORT SCRATCH PICTURES`: writes drafts and rules, opens them in VS Code in a browser, and looks at the page.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const { chromium } = await import(process.env.PLAYWRIGHT);
const [port, scratch, pictures] = process.argv.slice(2);
const desk = path.join(scratch, 'desk');

// The longest that anything is waited for, in milliseconds.
const LONGEST = 20000;

const DRAFT = `# The harbour deal

In Skarn’s harbour (港口 👍🏽) Vell Shipping reportedly paid 40 million for the quay. The price was fair, according to Ilse
Brandt, an economist at the port authority.

Opposition sources suggest that the company pays for the governor's campaign.

The quay reportedly closed in May. <!-- whosays: allow hearsay-adverb -- our reporter saw the letter -->
`;

const RULE = `id: nameless-spokesperson
summary: A spokesperson speaks on the record, and the name is left out.
severity: wrong
match: { attribution: { source: { kind: organization, head: "@spokespeople" } } }
message: "“{source}” has a name"
ask: Who was it?
tests:
  flag: ["[[A spokesman for Vell Shipping]] said the sale was off."]
  pass: ["Ana Ruiz, a spokeswoman for Vell Shipping, said the sale was off."]
`;

async function put(name, text) {
  const file = path.join(desk, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

// VS Code reads what depends on a machine, such as where a program is, from settings of the machine.
async function settings(scope, values) {
  const file = path.join(scratch, 'user', scope, 'settings.json');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(values, null, 2));
}

const QUIET = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
  'window.menuBarVisibility': 'hidden',
};

// Tools ---------------------------------------------------------------------------------------------------------------

let passed = 0;
let failed = 0;
let page;

async function test(name, picture, run) {
  try {
    await page.keyboard.press('Escape');
    await run();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    const why = String(error.message ?? error).slice(0, 1000);
    console.log(`failed  ${name}\n        ${why.replaceAll('\n', '\n        ')}`);
  }
  // What slides in should have come to rest.
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(pictures, `${picture}.png`) });
}

function hold(holds, what) {
  if (!holds) {
    throw new Error(what);
  }
}

// Waits until `ask`, which runs in here, gives something.
async function wait(what, ask, shown = () => '') {
  const end = Date.now() + LONGEST;
  for (;;) {
    const got = await ask();
    if (got) {
      return got;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${LONGEST / 1000} s for ${what}; there is: ${await shown()}`);
    }
    await page.waitForTimeout(50);
  }
}

async function texts(selector) {
  return (await page.locator(selector).allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
}

async function command(title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

// Where some words stand on the screen.
function place(words) {
  return page.evaluate((wanted) => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const start = node.data.replaceAll('\u00a0', ' ').indexOf(wanted);
        if (start >= 0) {
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + wanted.length);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
        }
      }
    }
    return null;
  }, words);
}

function squiggles() {
  return page.evaluate(() => {
    const lines = document.querySelectorAll('.editor-instance :is(.squiggly-warning, .squiggly-error)');
    return [...lines].map((line) => {
      const { left, right, top, bottom } = line.getBoundingClientRect();
      return { left, right, top, bottom };
    });
  });
}

async function underlined(words) {
  const word = await place(words);
  const all = await squiggles();
  const close = (one, other) => Math.abs(one - other) < 2;
  return word && all.some((box) => close(box.left, word.left) && close(box.right, word.right) && box.bottom > word.y);
}

async function point(words) {
  const spot = await wait(`“${words}” on the page`, () => place(words));
  await page.mouse.move(10, 10);
  return spot;
}

// The text of previews, which lie in frames within frames.
async function previews() {
  const bodies = page.frames().map((frame) => frame.locator('.markdown-body').allInnerTexts().catch(() => []));
  return (await Promise.all(bodies)).flat().join('\n');
}

async function open(...files) {
  const payload = files.map((file) => ['openFile', `vscode-remote://127.0.0.1:${port}${path.join(desk, file)}`]);
  const query = new URLSearchParams({ folder: desk, payload: JSON.stringify(payload) });
  await page.goto(`http://127.0.0.1:${port}/?${query}`);
}

// What a writer sees ------------------------------------------------------------------------------------------------------

await put('ferry.md', DRAFT);
await put('whosays.yml', 'packs: [house-rules]\n');
await put('house-rules/pack.yml', 'name: house-rules\nversion: "1"\n');
await put('house-rules/nameless-spokesperson.yml', RULE.replace('wrong', 'warning'));
await put('other.yml', 'severity: wrong\n');
await settings('User', QUIET);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
try {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (let tries = 0; ; tries += 1) {
    try {
      await open('ferry.md');
      break;
    } catch (error) {
      hold(tries < 100, `VS Code cannot be reached: ${error.message}`);
      await page.waitForTimeout(200);
    }
  }

  await test('the words are underlined, to the pixel', '1-squiggle', async () => {
    await wait('a squiggle', async () => (await squiggles()).length > 0);
    await wait('one below “reportedly”', () => underlined('reportedly'), async () => JSON.stringify(await squiggles()));
    await wait('one below “Opposition sources”', () => underlined('Opposition sources'));
  });

  await test('the line above the draft adds up its sources', '2-lens', async () => {
    const lens = await wait('a lens', async () => (await texts('.codelens-decoration')).join(' '));
    hold(/\d/.test(lens), `it says “${lens}”`);
  });

  await test('Problems has a row for each, and none for what is allowed', '3-problems', async () => {
    await page.keyboard.press('Control+Shift+M');
    const rows = await wait('rows', async () => {
      const found = (await texts('.markers-panel .monaco-list-row')).filter((row) => row.includes('\nwhosays\n'));
      return found.length > 0 && found;
    });
    const hearsay = rows.filter((row) => row.includes('hearsay-adverb'));
    hold(hearsay.length === 1 && hearsay[0].includes('reportedly'), `the rows say: ${rows.join(' | ')}`);
    hold(rows.some((row) => row.includes('partisan-anonymous')), `the rows say: ${rows.join(' | ')}`);
    hold(hearsay[0].includes('Ln 3'), `the row is “${hearsay[0]}”`);
  });

  await test('the hover asks the question', '4-hover', async () => {
    await page.keyboard.press('Control+Shift+M');
    const spot = await point('reportedly');
    await page.mouse.move(spot.x, spot.y, { steps: 5 });
    const all = async () => (await texts('.monaco-hover:not(.hidden)')).join('\n');
    await wait('“Whose report?” in the hover', async () => (await all()).includes('Whose report?'), all);
  });

  await test('quick fixes are offered in order', '5-quick-fixes', async () => {
    const spot = await point('reportedly');
    await page.mouse.click(spot.x, spot.y);
    await page.keyboard.press('Control+.');
    const titles = () => texts('.action-widget .monaco-list-row.action');
    const fixes = await wait('a menu', async () => {
      const found = await titles();
      return found.length > 3 && found;
    }, titles);
    console.log(fixes.map((fix) => `          ${fix.trim()}`).join('\n'));
  });

  await test('the first of them allows the rule with a reason', '6-allowed', async () => {
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row.action.focused').first().waitFor();
    await page.keyboard.press('Enter');
    await wait('another comment', async () => {
      // Lines are broken where the window ends.
      const lines = (await texts('.editor-instance .view-line')).join(' ').replace(/\s+/g, ' ');
      return lines.split('allow hearsay-adverb -- ').length === 3;
    });
    await wait('the squiggle to go', async () => !(await underlined('reportedly')));
    await page.keyboard.press('Control+z');
    await wait('the squiggle to come back', () => underlined('reportedly'));
  });

  await test('the line follows what is typed ahead of it', '7-typed', async () => {
    const spot = await point('reportedly');
    await page.mouse.click(spot.x, spot.y);
    await page.keyboard.press('Home');
    await page.keyboard.insertText('“Also” 港口 👍🏽 ');
    await wait('“Also” in the text', () => place('“Also”'));
    await wait('the squiggle below “reportedly”', () => underlined('reportedly'));
    await wait('the text as it was', async () => {
      await page.keyboard.press('Control+z');
      return !(await place('“Also”'));
    });
  });

  await test('the outline lists the sources', '8-outline', async () => {
    // The list of files makes room for it.
    await page.locator('.pane-header', { hasText: path.basename(desk) }).click();
    await command('Explorer: Focus on Outline View');
    const rows = () => texts('.outline-tree .monaco-list-row');
    await wait('Ilse Brandt in the outline', async () => (await rows()).some((row) => row.includes('Ilse Brandt')), rows);
  });

  await test('the lens opens the summary', '9-summary', async () => {
    await page.locator('.codelens-decoration a').first().click();
    await wait('Ilse Brandt in a preview', async () => (await previews()).includes('Ilse Brandt'), previews);
  });

  await test('the rule at the cursor has a page', '10-rule', async () => {
    const spot = await point('reportedly');
    await page.mouse.click(spot.x, spot.y);
    await command('whosays: Open Rule Page');
    await wait('the rule in a preview', async () => (await previews()).includes('Whose report?'), previews);
  });

  await test('a mistake in a rule is underlined, and other YAML is left alone', '11-rule-file', async () => {
    await put('house-rules/nameless-spokesperson.yml', RULE);
    await open('house-rules/nameless-spokesperson.yml');
    await wait('a squiggle below “wrong”', () => underlined('wrong'), async () => JSON.stringify(await squiggles()));
    await page.keyboard.press('Control+Shift+M');
    const rows = () => texts('.markers-panel .monaco-list-row');
    await wait('its row in Problems', async () => (await rows()).some((row) => row.includes('wrong')), rows);
    hold(!(await rows()).some((row) => row.includes('other.yml')), 'other.yml is in Problems');
  });

  await test('where the program is missing, VS Code asks where it is', '12-missing', async () => {
    await open('ferry.md');
    await wait('the squiggle', () => underlined('Opposition sources'));
    await settings('Machine', { 'whosays.path': '/nowhere/whosays' });
    const shown = async () => (await texts('.notifications-toasts .notification-list-item')).join('\n');
    await wait('a message', async () => (await shown()).includes('/nowhere/whosays'), shown);
    hold((await shown()).includes('Open Setting'), `there is no button in: ${await shown()}`);
    hold(!(await underlined('Opposition sources')), 'what nobody checks any more is still underlined');
  });

  await test('and once it is there, it starts again', '13-again', async () => {
    await settings('Machine', {});
    await wait('the squiggle', () => underlined('Opposition sources'));
  });
} finally {
  await browser.close();
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
