/** What the person who hosts the platform is told when its environment cannot be right. */
export const configText = {
  secretMissing:
    'GONGHUI_SECRET 缺失或不足 32 个字符。它用来加密证件号、手机号和银行卡号，请用 `openssl rand -base64 48` 生成并妥善保管。',
  secretDiffers:
    'GONGHUI_SECRET 与这个数据库第一次启动时使用的不一致，没有启动。用错密钥，证件号、手机号和银行卡号都打不开，新写入的也会对不上。请找回原来的密钥（见安装说明第 3 节）；演示环境的密钥在数据目录的 secret 文件里。',
  smsGatewayMissing: 'SMS_GATEWAY_URL 缺失。生产环境不使用短信模拟器，请填写短信网关地址。',
  smsSecretMissing: 'SMS_GATEWAY_SECRET 缺失。请填写短信网关的签名密钥。',
  identitySecretMissing: 'IDENTITY_CHECK_SECRET 缺失。请填写实名核验接口的签名密钥，或去掉 IDENTITY_CHECK_URL。',
}
