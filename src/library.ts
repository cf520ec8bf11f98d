/*
 * All faces of the package in one file, for `tools/build.ts`: what is imported together is one piece. Never imported by code.
 */
export * from './codec/index.ts'
export * from './index.ts'
export * from './protocol/index.ts'
export * from './world/index.ts'
