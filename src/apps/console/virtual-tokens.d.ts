declare module 'virtual:tokens' {
  const tokens: { light: Readonly<Record<string, string>>; dark: Readonly<Record<string, string>> }
  export default tokens
}
