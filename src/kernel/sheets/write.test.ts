import { readXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { writeCsv, writeXlsx } from './index.ts'

const dangerous = ['=1+1', '+86 139', '-cmd', '@sum(a1)', '\tx', '\rx', "='x'"]
const harmless = ['-12.50', '+3', '张三', "'=1", '110101199003070791', '']

async function csvText(rows: readonly (string | number)[][], encoding: 'utf-8' | 'gb18030'): Promise<string> {
  const bytes = Buffer.concat(await Array.fromAsync(writeCsv(['原因', '金额'], rows, encoding)))
  return encoding === 'utf-8' ? bytes.toString('utf8') : iconv.decode(bytes, 'gb18030')
}

describe('writing', () => {
  test('a CSV file ends its lines for every program and quotes only what needs it', async () => {
    expect(
      await csvText(
        [
          ['证件号 17 位', -3.5],
          ['a,"b"\nc', 0],
        ],
        'utf-8',
      ),
    ).toBe('\uFEFF原因,金额\r\n证件号 17 位,-3.5\r\n"a,""b""\nc",0\r\n')
    expect(await csvText([['李𠮷', 1]], 'gb18030')).toBe('原因,金额\r\n李𠮷,1\r\n')
  })

  test('a cell that a spreadsheet would run is defused, a signed number is not touched', async () => {
    const cells = async (texts: readonly string[]) => {
      const written = Buffer.concat(
        await Array.fromAsync(
          writeXlsx(
            '表',
            ['原因'],
            texts.map((text) => [text, '.']),
          ),
        ),
      )
      return (await readXlsx(written)).sheets[0]!.rows.slice(1).map((row) => row[0])
    }
    expect(await cells(dangerous)).toEqual(dangerous.map((text) => `'${text}`))
    expect(await cells(harmless)).toEqual(harmless)

    const lines = (
      await csvText(
        dangerous.slice(0, 4).map((text) => [text, 1]),
        'utf-8',
      )
    )
      .split('\r\n')
      .slice(1, -1)
    expect(lines).toEqual(dangerous.slice(0, 4).map((text) => `'${text},1`))
  })

  test('headings are defused as well', async () => {
    const bytes = Buffer.concat(await Array.fromAsync(writeCsv(['=x'], [], 'utf-8')))
    expect(bytes.toString('utf8')).toBe("\uFEFF'=x\r\n")
    const written = Buffer.concat(await Array.fromAsync(writeXlsx('表', ['=x'], [])))
    expect((await readXlsx(written)).sheets[0]!.rows[0]).toEqual(["'=x"])
  })

  test('a workbook stays readable when a text holds what XML cannot', async () => {
    const written = Buffer.concat(await Array.fromAsync(writeXlsx('表', ['原因'], [['a\u0001b\uD800c']])))
    expect((await readXlsx(written)).sheets[0]!.rows[1]).toEqual(['a\uFFFDb\uFFFDc'])
  })

  test('rows are pulled as they are written, not gathered first', async () => {
    let pulled = 0
    async function* rows() {
      for (; pulled < 1_000_000; pulled += 1) yield ['x'.repeat(100), pulled]
    }
    const writing = writeCsv(['a', 'b'], rows(), 'utf-8')
    await writing.next()
    expect(pulled).toBeLessThan(1000)
    await writing.return(undefined)
  })
})
