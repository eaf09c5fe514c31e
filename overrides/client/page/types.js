/**
 * What the parts of a page have in common: what they are handed, and what loads on demand.
 *
 * @import { Failure, TextStorage, Retention, Places, Store } from "../storage/types.js"
 * @import { Question } from "./questions.js"
 * @import { Watch } from "./watch.js"
 *
 * @typedef {object} Form
 * @property {() => void} save Saves at once whatever was just typed.
 * @property {(more: Question[]) => void} add Adds questions that have come to the page.
 * @property {() => void} fillPaper Writes what was just changed into the form for paper.
 *
 * @typedef {{ print: () => void, printBlank: () => void }} Paper
 *
 * @typedef {object} Badge
 * @property {() => void} start Until then the page says that it does not save: a form that breaks half-way may save some
 * of its fields.
 * @property {() => void} unclear
 * @property {() => void} empty
 * @property {() => void} saving
 * @property {(at: Date) => void} saved
 * @property {(at: Date) => void} kept
 * @property {(failure: Failure) => void} failed
 *
 * @typedef {object} PageParts A worksheet's page.
 * @property {HTMLElement} sheet
 * @property {Question[]} questions
 * @property {HTMLElement} notices
 * @property {string} catalogue Its address.
 * @property {TextStorage} storage
 * @property {Retention} retention
 * @property {Places} places
 * @property {Store} store
 * @property {Form} form
 * @property {Watch} watch
 * @property {WithDesk} withDesk
 * @property {(use: (returning: Returning) => void, isQuiet: true) => Promise<void>} withVersions
 *
 * @typedef {Pick<PageParts, "storage" | "store" | "places" | "notices"> & { form?: Pick<Form, "save"> }} AnyPage One that
 * shows answers; it may have fields.
 * @typedef {AnyPage & { catalogue: string }} OpeningPage One that opens files.
 * @typedef {Omit<AnyPage, "form"> & { address: string, opens: string }} ExamplePage The address of the script with the
 * example ("" where it is in the page already), and of the worksheet to turn to.
 * @typedef {Pick<AnyPage, "storage" | "store" | "notices" | "form"> & { sheet: HTMLElement }} FramedPage
 *
 * @typedef {{ files: File[], text: string, types: readonly string[] }} Dropped
 *
 * @typedef {object} Returning What a sheet needs once it has been filled in for a while.
 * @property {(page: PageParts, months?: string) => void} start Once.
 * @property {(field: HTMLElement, store: Store) => void} proposeNames
 * @property {(page: PageParts, coming: Promise<void>, share: () => number) => void} tellComing
 * @property {(place: HTMLElement, page: AnyPage, withDesk: WithDesk) => void} offerVisits
 *
 * @typedef {object} Desk What is needed seldom, and loads when it is called for.
 * @property {(page: PageParts, action: string | undefined, place: HTMLElement) => void} actOnSides
 * @property {(page: PageParts) => void} askWhatToDelete
 * @property {(page: PageParts, months: number) => void} askWhetherWanted
 * @property {(page: PageParts, retention: Retention) => Promise<void>} changeRetention
 * @property {(page: ExamplePage) => Promise<void>} loadExample
 * @property {(page: AnyPage) => void} noteExample
 * @property {(notices: HTMLElement, count: number) => void} noteUnreadable
 * @property {(page: AnyPage, visit: string) => void} offerVisit
 * @property {(page: OpeningPage, dropped: Dropped) => void} openDropped
 * @property {(notices: HTMLElement, catalogue: string, dropped: Dropped) => Promise<void>} openDroppedHere
 * @property {(page: OpeningPage, files: File[]) => void} openFiles
 * @property {(notices: HTMLElement, store: Store, keys: string[], what: string, then?: () => void) => void} removeWithUndo
 * @property {(page: Pick<PageParts, "store" | "storage" | "form" | "notices">) => Promise<boolean>} saveFile
 * @property {(page: PageParts) => Promise<void>} saveWithVersions
 * @property {(question: HTMLElement, field: string, theirs: string, choose: { take: () => void, keep: () => void }) => void} showConflict
 * @property {(page: PageParts, start: string, place: HTMLElement) => Promise<void>} showDeleted
 * @property {(page: PageParts, question: Question) => Promise<void>} showVersions
 * @property {(page: Pick<PageParts, "storage" | "store" | "places">, options?: { isNew?: boolean, then?: () => void }) => void} showVisits
 * @property {(page: HTMLElement, isFormer: (key: string) => boolean, store: Store) => void} startFormer
 * @property {(page: FramedPage, allowed: string) => void} startFrame
 * @property {(questions: Question[], store: Store) => void} startNotes
 * @property {(place: HTMLElement) => void} tellFull
 * @property {(page: Pick<PageParts, "places" | "notices">) => void} watchForCopies
 * @property {(field: HTMLInputElement) => void} watchDay
 *
 * @typedef {(use: (desk: Desk) => void, isQuiet?: boolean) => Promise<void>} WithDesk Where it cannot be loaded, that is
 * said, unless nobody waits for it.
 */

export {};
