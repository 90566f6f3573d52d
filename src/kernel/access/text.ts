import type { Browser, DeviceWords, System } from './devices.rules.ts'
import type { refusals } from './errors.ts'

export const refusalText: Record<keyof typeof refusals, string> = {
  'access.sign-in-needed': '您还没有登录，或者登录已经过期。请登录后再试。',
  'access.not-permitted': '您的角色没有办理这件事的权限。如果确实需要，请联系上级工会的系统管理员。',
  'access.not-found': '没有找到您要的内容：它可能不存在，也可能不在您的管理范围内。',
  'access.sign-in-wrong': '账号或密码不正确。请检查大小写后重试；忘记密码请联系系统管理员。',
  'access.second-factor-needed': '密码正确。这个账号开启了二次验证，请输入身份验证器上的 6 位数字，或者一个恢复码。',
  'access.second-factor-wrong':
    '验证码不正确，或者已经用过。请等身份验证器换出新的数字再试；手机不在身边，可以输入一个没用过的恢复码。',
  'access.second-factor-not-offered': '绑定已超过 10 分钟，没有完成。请重新开始绑定。',
  'access.second-factor-missing': '您还没有绑定身份验证器。请先绑定。',
  'access.second-factor-demanded': '您的职责（{roles}）要求二次验证，不能停用身份验证器。换手机请用“重新绑定”。',
  'access.too-many-failures': '登录失败次数过多，为保护账号已暂停登录。请在 {minutes} 分钟后再试。',
  'access.code-too-soon': '验证码发送过于频繁。请在 {minutes} 分钟后再获取。',
  'access.code-wrong': '验证码不正确或已经失效。请核对短信，或者重新获取验证码。',
  'access.person-to-choose': '验证码正确。这个手机号登记了几位职工，请点选您本人。',
  'access.phone-of-several':
    '这个手机号登记在许多职工名下，像是单位的电话，不能用来登录。请联系基层工会更正手机号后再登录。',
  'access.session-missing': '没有找到这次登录：它可能已经退出或过期。请刷新列表。',
  'access.password-wrong': '当前密码不正确，密码没有修改。请重新输入。',
  'access.password-weak':
    '新密码不够安全，没有保存。密码至少 10 个字符，并包含大写字母、小写字母、数字、符号中的三种（或者不少于 16 个字符），不能包含账号，也不能是常见密码。',
  'access.account-locked': '密码正确，但这个账号已被停用，不能登录。请联系安全管理员。',
  'access.password-code-wrong':
    '账号或一次性口令不正确，或者口令已经失效，密码没有修改。请核对后重试，或请管理员重新发一个。',
  'access.not-oneself': '不能给自己办这件事。请由另一位有权限的人来办。',
  'access.locked-already': '这个账号已经停用。请刷新页面。',
  'access.not-locked': '这个账号没有停用，不用恢复。请刷新页面。',
  'access.org-closed': '这个组织已经撤销，不能再在它上面开账号或授予职责。请选择存续的组织。',
  'access.role-held': '此人在{org}已经是{role}，没有重复授予。',
  'access.role-of-other-kind':
    '这项职责和账号的类别不符：干部职责只给干部账号，合作方职责只给合作方账号。请换一项职责。',
  'access.administration-at-once':
    '系统、安全、审计三员的职责当天开始，没有期限，由安全管理员收回时结束。请改成今天开始、不设期限。',
  'access.administrators-apart':
    '系统、安全、审计三员必须由不同的人担任，此人已经是其中一员。请先收回原来的，或者另选一人。',
  'access.grant-in-the-past': '开始日期不能早于今天。请改成今天或以后。',
  'access.grant-ends-before': '结束日期必须晚于开始日期。请检查日期。',
  'access.grant-ended': '这项职责已经结束。请刷新页面。',
  'access.grant-missing': '您现在没有这项职责，不能委托。请刷新页面。',
  'access.delegated-on': '别人委托给您的职责，不能再转给第三个人。请让原来的人直接委托。',
  'access.administration-not-lent': '系统、安全、审计三员的职责不能委托。需要换人时，由安全管理员收回后另行授予。',
  'access.delegation-beyond-own':
    '委托不能超出您自己的职责：组织要在您的管辖范围内，时间不能比您自己的更长。请调整后再试。',
  'access.delegation-days': '委托从今天或以后开始，最长 90 天。请调整日期。',
  'access.delegate-unfit': '这个账号不能接受委托：它已停用，或者不是干部账号。请另选一人。',
  'access.account-taken': '账号 {account} 已经有人使用，或者此人已经有账号。请换一个账号，或在列表里查找此人。',
  'access.account-missing': '您没有用密码登录的账号，不能修改密码。请用手机验证码登录。',
  'access.role-unknown': '角色 {role} 不存在。请从角色列表中选择。',
  'access.administrator-exists': '平台已经有管理员，不能再建立首位管理员。请由现有管理员登录后授权。',
  'access.demonstration-only': '这是正式环境，不能登记演示账号。',
}

export const smsText = {
  passwordCode:
    '您的工会管理台账号是 {account}，一次性口令 {code}，{hours} 小时内有效。打开管理台登录页，点“第一次登录，或忘记密码”，自己设置密码。请勿告诉他人。',
  provingCode:
    '手机验证码 {code}，{minutes} 分钟内有效，用于办理工会业务。如果不是您本人操作，请不要理会，也不要告诉他人。',
  signInCode: '登录验证码 {code}，{minutes} 分钟内有效。工作人员不会向您索要验证码，请勿告诉他人。',
}

export const factorText = {
  /** Shown by authenticators beside the account. */
  issuer: '工汇',
  bound: {
    title: '已开启二次验证',
    text: '您的账号绑定了新的身份验证器，其他设备上的登录都已退出。如果不是您本人操作，请马上联系安全管理员。',
  },
  removed: {
    title: '已停用二次验证',
    text: '您的账号停用了身份验证器，以后只凭密码登录。如果不是您本人操作，请马上联系安全管理员。',
  },
}

const browserNames: Record<Browser, string> = {
  wechat: '微信',
  dingtalk: '钉钉',
  alipay: '支付宝',
  quark: '夸克浏览器',
  uc: 'UC 浏览器',
  qq: 'QQ 浏览器',
  huawei: '华为浏览器',
  xiaomi: '小米浏览器',
  edge: '微软浏览器',
  firefox: '火狐浏览器',
  chrome: '谷歌浏览器',
  safari: '苹果浏览器',
  other: '其他浏览器',
}

const systemNames: Record<System, string> = {
  harmony: '鸿蒙设备',
  iphone: '苹果手机',
  ipad: '苹果平板',
  android: '安卓手机',
  windows: '电脑',
  mac: '苹果电脑',
  kylin: '国产系统电脑',
  linux: '电脑',
  other: '其他设备',
}

/** As a person recognises her own: 微信，安卓手机. */
export function sayDevice({ browser, system }: DeviceWords): string {
  return `${browserNames[browser]}，${systemNames[system]}`
}

export const phoneText = {
  another: {
    title: '有人用您的手机号登录',
    text: '{name}刚用您的手机号 {phone} 登录了自己的账号。这个手机号登记了不止一位职工；如果它只是您一个人的，请联系您所在的工会，请对方改用自己的手机号。',
  },
  /** Two names that look the same when masked. */
  tail: '{name}（证件尾号 {tail}）',
}

export const deviceText = {
  another: {
    title: '在新设备上登录',
    text: '您的账号刚在一台没用过的设备上登录：{device}，网络地址 {address}。如果不是您本人，请打开登录设备，让它退出。',
  },
}

export const delegationText = {
  lent: {
    title: '有人把职责委托给您',
    text: '{lender}把“{role}”（{org}）委托给您，从 {from} 到 {until}。到期自动收回，不能再转给别人。',
  },
}
