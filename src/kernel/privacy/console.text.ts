/** Every Chinese sentence of the console's pages about personal data. */
export const consoleText = {
  reveal: {
    open: '看完整信息',
    openOf: '看{name}的完整信息',
    hide: '现在隐去',
    hideOf: '隐去{name}的完整信息',
    title: '看完整的姓名、证件号和手机',
    before:
      '{name}，{idNumber}。每看一次都会记入审计，本人在手机上也能看到：谁、什么时候、为什么。显示 {seconds} 秒后自动隐去。',
    reason: '为什么要看',
    words: '具体说明',
    wordsHint: '例如：通知本人补交银行卡，短信没有回复',
    needReason: '请选一个原因',
    needWords: '请写明具体情况，至少 2 个字',
    act: '显示',
    shown: '已记入审计',
    left: '{n} 秒后隐去',
  },
}
