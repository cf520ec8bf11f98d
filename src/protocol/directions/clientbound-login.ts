export { customQuery, helloClientbound as hello, loginFinished } from '../packets/authentication.ts'
export { cookieRequest, loginCompression } from '../packets/connection.ts'
export { loginDisconnect } from '../packets/disconnect.ts'
