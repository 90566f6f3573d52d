/** Every Chinese sentence of the account pages in the console. */
export const consoleText = {
  account: '我的账号',
  accountLead: '登录方式和安全设置，只影响您自己。',
  listJoin: '、',

  factor: {
    title: '二次验证',
    lead: '登录时除了密码，再输入手机上身份验证器显示的 6 位数字。密码被别人知道了，也进不来。',
    off: '没有开启',
    on: '已开启',
    boundAt: '绑定时间',
    codesLeft: '剩余恢复码',
    codesLeftOf: '{n} 个',
    codesFew: '恢复码快用完了，请重新生成一组。',
    demanded: '您的职责要求二次验证，不能停用。',
    waiting: '这些职责要先开启二次验证才能使用：{roles}',
    bind: '开启二次验证',
    rebind: '换一部手机',
    renew: '重新生成恢复码',
    remove: '停用',
  },

  bind: {
    title: '开启二次验证',
    again: '换一部手机',
    steps: ['确认是您本人', '绑定身份验证器', '保存恢复码'],
    password: '登录密码',
    needPassword: '请填登录密码',
    present: '现在这个验证器上的 6 位数字，或恢复码',
    needPresent: '请填 6 位数字或恢复码',
    next: '下一步',
    scan: '用身份验证器扫这个二维码',
    apps: '任何通用的身份验证器都可以（微信小程序“身份验证器”、各品牌手机自带的验证器等）。不要截图，不要发给别人。',
    manual: '扫不了？手动输入密钥',
    squareLabel: '身份验证器用的二维码',
    valid: '{n} 分钟内有效。',
    code: '验证器显示的 6 位数字',
    codeWrong: '请填 6 位数字',
    confirm: '绑定',
  },

  codes: {
    title: '恢复码',
    lead: '手机丢了或换了，用一个恢复码代替 6 位数字登录，每个只能用一次。现在不保存，以后看不到了。',
    copy: '复制',
    copied: '已复制',
    print: '打印',
    saved: '我已保存好',
    savedCheck: '我已把恢复码保存在安全的地方',
    renewTitle: '重新生成恢复码',
    renewLead: '原来的恢复码会全部作废。',
    renewAct: '重新生成',
  },

  remove: {
    title: '停用二次验证',
    lead: '停用以后，只凭密码就能登录。恢复码也会作废。',
    act: '停用',
    done: '已停用。以后登录只需要密码。',
  },

  first: {
    title: '先开启二次验证',
    lead: '您的职责（{roles}）能看到很多人的信息，或者能动用资金，登录时除了密码还要验证手机。只需绑定一次，约两分钟。',
    leave: '退出登录',
  },
} as const
