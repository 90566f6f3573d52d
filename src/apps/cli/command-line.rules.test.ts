import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type Command, WrongUsage } from '../../platform/command.ts'
import { Refusal } from '../../platform/refusal.ts'
import { decideDatabase } from './decide-database.ts'
import { lineOf } from './progress.ts'
import { runCommandLine } from './run-command-line.ts'

const importCommand: Command = {
  name: ['mutual-aid', 'import'],
  takes: ['FILE'],
  summary: '导入结算文件',
  options: {
    quarter: { type: 'string', example: '2026Q3', required: 'yes', summary: '季度' },
    detail: { type: 'boolean', summary: '列出每一条' },
  },
  run: async (context, { positionals, options }) => {
    if (options.quarter === '2026Q5') throw new WrongUsage('没有 2026Q5 这个季度')
    if (options.quarter === '2025Q1') throw new Refusal('mutual-aid.quarter-closed', 409, { quarter: '2025Q1' })
    if (options.quarter === '2024Q1') throw new TypeError('rows is not iterable')
    context.printJson({ file: positionals[0], ...options })
    return undefined
  },
}

const listCommand: Command = { ...importCommand, name: ['mutual-aid'], takes: [], options: {}, run: async () => 1 }

async function type(...words: string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const line = {
    commands: [listCommand, importCommand],
    sentences: { 'mutual-aid.quarter-closed': '{quarter} 已经结账，不能再导入。' },
    out: out as unknown as NodeJS.WriteStream,
    err: err as unknown as NodeJS.WriteStream,
    openDatabase: async () => [],
    closeDatabase: async () => undefined,
    interrupted: () => false,
  }
  const code = await runCommandLine(line, words)
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

test('a command gets its arguments and options', async () => {
  const { code, out } = await type('mutual-aid', 'import', 'q3.csv', '--quarter', '2026Q3', '--detail')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({ file: 'q3.csv', quarter: '2026Q3', detail: true })
})

test('the longest name typed is the command, and its number is the exit code', async () => {
  expect(await type('mutual-aid')).toEqual({ code: 1, out: '', err: '' })
})

test.each([
  ['an unknown option', ['q3.csv', '--quarter', '2026Q3', '--force'], '不认识的选项：--force'],
  ['an option without its value', ['q3.csv', '--quarter'], '选项 --quarter 后面缺少值'],
  ['a value where none belongs', ['q3.csv', '--quarter', '2026Q3', '--detail=yes'], '选项 --detail 不带值'],
  ['a missing option', ['q3.csv'], '缺少选项 --quarter：季度'],
  ['a missing argument', ['--quarter', '2026Q3'], '缺少参数 FILE'],
  ['an argument too many', ['q3.csv', 'q4.csv', '--quarter', '2026Q3'], '多出的参数：q4.csv'],
  ['what the command itself finds wrong', ['q3.csv', '--quarter', '2026Q5'], '没有 2026Q5 这个季度'],
])('%s is wrong usage: told with the usage line, exit 2', async (_, words, sentence) => {
  const { code, out, err } = await type('mutual-aid', 'import', ...words)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(sentence)
  expect(err).toContain('用法：gonghui mutual-aid import FILE --quarter 2026Q3 [--detail] [--db DB] [--json]')
})

test('a refusal is its sentence on the error stream, exit 1', async () => {
  const typed = await type('mutual-aid', 'import', 'q1.csv', '--quarter', '2025Q1')
  expect(typed).toEqual({ code: 1, out: '', err: '2025Q1 已经结账，不能再导入。\n' })
})

test('with --json a refusal is a document as well', async () => {
  const { out } = await type('mutual-aid', 'import', 'q1.csv', '--quarter', '2025Q1', '--json')
  expect(JSON.parse(out)).toEqual({
    refusal: {
      code: 'mutual-aid.quarter-closed',
      sentence: '2025Q1 已经结账，不能再导入。',
      facts: { quarter: '2025Q1' },
    },
  })
})

test('our own mistake exits 70 with where it happened', async () => {
  const { code, err } = await type('mutual-aid', 'import', 'q1.csv', '--quarter', '2024Q1')
  expect(code).toBe(70)
  expect(err).toContain('rows is not iterable')
})

test('help is asked for with exit 0 and given unasked with exit 2', async () => {
  const asked = await type('--help')
  expect(asked).toMatchObject({ code: 0, err: '' })
  expect(asked.out).toContain('导入结算文件')
  expect(await type()).toMatchObject({ code: 2, out: '' })
  expect((await type('mutual-aid', 'import', '--help')).out).toContain('--quarter 2026Q3')
})

test('an unknown word is answered with where to look', async () => {
  const { code, err } = await type('mall')
  expect(code).toBe(2)
  expect(err).toContain('没有这个命令：mall')
})

test.each([
  ['the option', 'postgres://db/x', { DATABASE_URL: 'postgres://other/y' }, { url: 'postgres://db/x' }],
  ['a folder in the option', '/srv/data', { DATABASE_URL: 'postgres://other/y' }, { folder: '/srv/data' }],
  ['then DATABASE_URL', undefined, { DATABASE_URL: 'postgresql://other/y' }, { url: 'postgresql://other/y' }],
  ['then GONGHUI_DATA', undefined, { GONGHUI_DATA: '/var/gonghui' }, { folder: '/var/gonghui' }],
  ['then ./data', undefined, { DATABASE_URL: '' }, { folder: `${process.cwd()}/data` }],
])('the database is chosen by %s', (_, db, env, choice) => {
  expect(decideDatabase(db, env)).toEqual(choice)
})

test('a progress line shows share, count and speed', () => {
  expect(lineOf('导入', 500_000, 1_000_000, 10_000)).toBe(
    '导入 ████████████░░░░░░░░░░░░ 50% 500,000/1,000,000 50,000/s',
  )
  expect(lineOf('导入', 500, undefined, 1_000)).toBe('导入 500 500/s')
})
