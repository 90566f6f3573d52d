/** Every Chinese sentence of the portal's frame. */
export const portalText = {
  product: '工汇',
  toContent: '跳到正文',
  navigation: '主要页面',
  home: '首页',
  policy: '互助办法',
  pavilions: '消费帮扶',
  voices: '公开栏',
  commitments: '办实事',
  check: '文件验证',
  staff: '工会干部',
  signIn: '职工登录',
  lost: '没有这一页',
  lostNote: '地址可能写错了，或者这一页已经不在了。',
  toHome: '回首页',
  unread: '页面没有下载完整。请连上网络后再试。',
  footer: (name: string) => `${name} · 职工服务热线 12351`,
} as const
