/** What a browser says of itself, as far as a person recognises her own by it. */
export type DeviceWords = { readonly browser: Browser; readonly system: System }

const browsers = [
  ['wechat', /MicroMessenger/],
  ['dingtalk', /DingTalk/],
  ['alipay', /AlipayClient/],
  ['quark', /Quark\//],
  ['uc', /UCBrowser|UBrowser/],
  ['qq', /QQBrowser/],
  ['huawei', /HuaweiBrowser/],
  ['xiaomi', /MiuiBrowser/],
  ['edge', /Edg(e|A|iOS)?\//],
  ['firefox', /Firefox|FxiOS/],
  ['chrome', /Chrome|CriOS/],
  ['safari', /Safari/],
] as const

const systems = [
  ['harmony', /HarmonyOS|OpenHarmony/],
  ['iphone', /iPhone|iPod/],
  ['ipad', /iPad/],
  ['android', /Android/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['kylin', /Kylin|UOS/i],
  ['linux', /Linux|X11/],
] as const

export type Browser = (typeof browsers)[number][0] | 'other'
export type System = (typeof systems)[number][0] | 'other'

/** Brands stand before the engines they are built on, since each names those too. */
export function readUserAgent(userAgent: string): DeviceWords {
  const found = <Key>(known: readonly (readonly [Key, RegExp])[]) => known.find(([, sign]) => sign.test(userAgent))?.[0]
  return { browser: found(browsers) ?? 'other', system: found(systems) ?? 'other' }
}
