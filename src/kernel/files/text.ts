import type { refusals } from './errors.ts'
import type { Kind } from './model.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'files.purpose-unknown': '不认识这个上传用途，文件没有保存。请刷新页面后重新上传。',
  'files.too-large': '文件超过 {limit}，没有保存。请拆分或者压缩后再上传。',
  'files.empty': '这是一个空文件，没有保存。请检查文件后重新上传。',
  'files.kind-unknown': '文件内容无法识别，没有保存。请上传{allowed}；如果是旧版 Excel（.xls），请先另存为 .xlsx。',
  'files.kind-not-allowed': '文件是{kind}，这里只能上传{allowed}，没有保存。请更换文件。',
  'files.disguised': '文件名“{name}”的后缀与内容不符（内容是{kind}），没有保存。请确认文件没有拿错，并使用正确的后缀。',
  'files.not-found': '没有找到这个文件，或者您无权查看。请刷新页面后重试。',
}

export const kindText: Record<Kind, string> = {
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  pdf: 'PDF 文档',
  xlsx: 'Excel 表格（.xlsx）',
  docx: 'Word 文档（.docx）',
  zip: 'ZIP 压缩包',
  text: '文本或者 CSV 表格',
}

/** What a file is called whose name was nothing but signs. */
export const namelessText = '未命名'
