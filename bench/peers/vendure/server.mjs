/*
 * Vendure as its own guide sets it up for production, filled with products on its first start. An order is paid from a
 * balance (a payment handler that only says yes), without a shipping step, which spares Vendure the most of its work.
 * DATABASE_URL, PORT and PRODUCTS say where and how much.
 */
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import core from '@vendure/core'
import { populate } from '@vendure/core/cli/index.js'

const {
  bootstrap,
  configureDefaultOrderProcess,
  DefaultLogger,
  LogLevel,
  LanguageCode,
  mergeConfig,
  PaymentMethodHandler,
} = core

const database = new URL(process.env.DATABASE_URL)
const products = Number(process.env.PRODUCTS)

const balance = new PaymentMethodHandler({
  code: 'balance',
  description: [{ languageCode: LanguageCode.en, value: 'Balance' }],
  args: {},
  createPayment: (_ctx, _order, amount) => ({ amount, state: 'Settled', transactionId: 'none' }),
  settlePayment: () => ({ success: true }),
})

const config = {
  apiOptions: {
    port: Number(process.env.PORT),
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer'],
    requireVerification: false,
    superadminCredentials: { identifier: 'bench', password: 'only for measuring' },
    cookieOptions: { secret: 'only for measuring' },
  },
  dbConnectionOptions: {
    type: 'postgres',
    synchronize: false,
    host: database.searchParams.get('host') ?? database.hostname,
    port: Number(database.port || 5432),
    username: decodeURIComponent(database.username),
    password: decodeURIComponent(database.password),
    database: database.pathname.slice(1),
    extra: { max: 20 },
  },
  paymentOptions: { paymentMethodHandlers: [balance] },
  orderOptions: {
    process: [
      configureDefaultOrderProcess({
        arrangingPaymentRequiresShipping: false,
        arrangingPaymentRequiresCustomer: false,
      }),
    ],
  },
  logger: new DefaultLogger({ level: LogLevel.Error }),
}

const initial = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'China',
  countries: [{ name: 'China', code: 'CN', zone: 'China' }],
  taxRates: [{ name: 'Standard', percentage: 0 }],
  shippingMethods: [{ name: 'Standard', price: 0 }],
  paymentMethods: [{ name: 'balance', handler: { code: 'balance', arguments: [] } }],
  collections: [],
}

async function fill() {
  const csv = join(tmpdir(), `vendure-products-${process.pid}.csv`)
  const head =
    'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets'
  const rows = Array.from(
    { length: products },
    (_, index) => `product ${index},product-${index},tea,,,,,SKU${index},1.00,standard,1000000000,true,,`,
  )
  await writeFile(csv, [head, ...rows].join('\n'))
  const filling = mergeConfig(config, { dbConnectionOptions: { synchronize: true } })
  const app = await populate(() => bootstrap(filling), initial, csv)
  await app.close()
}

if (process.argv.includes('--fill')) await fill()
else await bootstrap(config)
if (process.argv.includes('--fill')) process.exit(0)
