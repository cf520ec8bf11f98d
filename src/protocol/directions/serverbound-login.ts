export { customQueryAnswer, helloServerbound as hello, key, loginAcknowledged } from '../packets/authentication.ts'
export { cookieResponse } from '../packets/connection.ts'
