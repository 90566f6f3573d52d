/** What the person who hosts the platform is told when its environment cannot be right. */
export const configText = {
  secretMissing:
    'GONGHUI_SECRET 缺失或不足 32 个字符。它用来加密证件号、手机号和银行卡号，请用 `openssl rand -base64 48` 生成并妥善保管。',
  smsGatewayMissing: 'SMS_GATEWAY_URL 缺失。生产环境不使用短信模拟器，请填写短信网关地址。',
  smsSecretMissing: 'SMS_GATEWAY_SECRET 缺失。请填写短信网关的签名密钥。',
}
