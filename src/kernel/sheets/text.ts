import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'sheets.unknown-kind': '这个文件不是表格，没有读取。请上传 CSV 或 XLSX 文件。',
  'sheets.old-workbook':
    '这是旧版 XLS 工作簿，或者是设了密码的工作簿，没有读取。请在表格软件里打开，去掉密码，另存为 XLSX 后再上传。',
  'sheets.damaged': '文件损坏或没有传完整，读到一半读不下去。请重新导出或重新上传。',
  'sheets.bomb': '工作簿解压后大得不合常理，为安全起见没有读取。请核对文件来源，或改用 CSV 文件。',
  'sheets.too-large': '文件有 {megabytes} MB，超过 {limit} MB 的上限，没有读取。请拆成几个文件分别上传。',
  'sheets.empty': '文件里没有数据行，没有导入。请核对是不是选错了文件。',
  'sheets.line-too-long': '第 {line} 行一行就超过 {limit} MB，不像是表格。请核对文件来源或分隔符。',
  'sheets.column-missing': '文件缺少必需的列：{columns}。整个文件没有导入。请补上这些列，或指明文件里哪一列对应它们。',
  'sheets.column-twice': '有的列在文件里出现了不止一次：{columns}。整个文件没有导入。请每列只留一个，再重新上传。',
  'sheets.mapping-to-unknown-column': '列对应关系里有不认识的列：{columns}。请从给出的列名里选择。',
}

/** What a printed document says by itself. */
export const printedText = {
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  nothing: '没有记录',
}
