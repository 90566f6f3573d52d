import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const packages = join(import.meta.dirname, '../../node_modules')
const cache = join(packages, '.cache/browser')

// The package's own arguments run everything in one process, which dies at the second context.
const browserArguments = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Starts a browser that shows Chinese, without a download: the Chromium of the lockfile,
 * or the one that `GONGHUI_CHROMIUM` names. Whoever starts it closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  await mkdir(cache, { recursive: true })
  const executablePath = process.env.GONGHUI_CHROMIUM ?? (await unpackedChromium())
  const fonts = await fontSettings()
  return chromium.launch({ executablePath, args: browserArguments, env: { ...process.env, FONTCONFIG_FILE: fonts } })
}

/** Unpacks once per version, aside and then renamed, so that two starting at once both find a whole file. */
async function unpackedChromium(): Promise<string> {
  const folder = join(packages, '@sparticuz/chromium')
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const unpacked = join(cache, `chromium-${version}`)
  if (existsSync(unpacked)) return unpacked
  const aside = `${unpacked}.${process.pid}`
  await pipeline(createReadStream(join(folder, 'bin/chromium.br')), createBrotliDecompress(), createWriteStream(aside))
  await chmod(aside, 0o755)
  await rename(aside, unpacked)
  return unpacked
}

async function fontSettings(): Promise<string> {
  const fonts = join(packages, '@expo-google-fonts/noto-sans-sc')
  const file = join(cache, 'fonts.conf')
  const weights = ['400Regular', '600SemiBold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('')
  const families = ['sans-serif', 'system-ui', 'serif', 'monospace']
    .map((family) => `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`)
    .join('')
  await writeFile(file, `<fontconfig>${weights}<cachedir>${join(cache, 'fonts')}</cachedir>${families}</fontconfig>`)
  return file
}
