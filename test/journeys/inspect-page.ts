import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { plainPolicy } from '../world/mutual-aid.ts'
import { officers } from '../world/small-union.ts'

/** The widths a page must fit, the phone of a courier and the screen of an office. */
const widths = [390, 1440]

/** Latin words that Chinese readers of a console know, and the names of the test world: its fund's code, its accounts. */
const knownWords = new Set(['Excel', ...plainPolicy.fund.split('-'), ...Object.keys(officers)])

/**
 * What stands in somebody's way on the open page, one sentence each: serious and critical findings of axe,
 * English words that are shown or read aloud, and widths at which the page scrolls sideways.
 */
export async function inspectPage(page: Page): Promise<string[]> {
  return [...(await barriers(page)), ...(await englishWords(page)), ...(await sidewaysScrolls(page))]
}

async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const results = await (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] })
    return results.violations.map(({ id, impact, nodes }) => ({
      id,
      impact: impact ?? 'minor',
      places: nodes.map((node) => `${node.html.slice(0, 160)} (${node.any[0]?.message ?? ''})`),
    }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, places }) => `${impact} ${id}: ${places.slice(0, 3).join(' | ')}`)
}

async function englishWords(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const attributes = ['aria-label', 'placeholder', 'title', 'alt']
    // Icons of the component library name themselves; the control around them has a name of its own, which axe checks.
    const silent = '[aria-hidden="true"], [aria-hidden="true"] *, .anticon'
    const labels = [...document.querySelectorAll(`body *:not(${silent})`)].flatMap((element) =>
      attributes.map((name) => element.getAttribute(name) ?? ''),
    )
    return [document.title, document.body.innerText, ...labels].join('\n')
  })
  const words = new Set(said.match(/[A-Za-z]*[a-z]{4,}/g))
  return [...words.difference(knownWords)].map((word) => `English: ${word}`)
}

async function sidewaysScrolls(page: Page): Promise<string[]> {
  const before = page.viewportSize()!
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height })
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (overhang > 0) found.push(`scrolls ${overhang} px sideways at ${width}`)
  }
  await page.setViewportSize(before)
  return found
}
