/**
 * What the start page of whoever has begun is handed.
 *
 * @import { AnyPage, WithDesk } from "../../client/page/types.js"
 *
 * @typedef {Omit<AnyPage, "notices" | "form"> & { catalogue: string, withDesk: (notices: HTMLElement) => WithDesk }} HomePage
 */

export {};
