/**
 * What is kept, and where.  Fields that begin with "_" are for this room alone.
 *
 * @import { Answer, Patch } from "../answers/answers.js"
 * @import { Visit } from "../answers/visits.js"
 *
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Area A browser's own storage.
 * @typedef {"blocked" | "full" | "failed"} Failure
 *
 * @typedef {{ value: string } | { deletedAt: string }} Saved A value, or what remains of one that was deleted: without
 * it, a value that localStorage has on disk for a moment longer would come back.
 *
 * @typedef {"idle" | "writing" | "failed"} DiskState
 *
 * @typedef {object} DiskCopy
 * @property {(starts: string[]) => Promise<Map<string, Saved>>} all What is kept, by key, under keys that begin so.
 * @property {(key: string, value: string, options?: { replaces?: boolean }) => void} put Keeps a value, unless another
 * window has kept a later one, or this earlier one is meant to replace it.
 * @property {(key: string, deletedAt: string) => void} remove At a time not before the value's last change, in ISO 8601.
 * @property {(key: string) => void} forget Forgets that there was a value, unless another window has kept one.
 * @property {() => void} retry Tries again to write what could not be written.
 * @property {() => DiskState} state
 * @property {(listener: () => void) => void} subscribe Called when the state changes.
 *
 * @typedef {{ restored: string[], older: Map<string, string> }} Comparison The keys whose value the disk copy brought (or
 * took), and the earlier values that only the copy had.
 *
 * @typedef {object} TextStorage Texts under keys: in the browser's storage, in the disk copy, and in memory what neither
 * took.
 * @property {Area | null} _area
 * @property {() => Date} _now
 * @property {Map<string, string>} _unsaved What could not be written yet, by key.
 * @property {Map<string, string>} _recovered What the disk copy knows later than the storage, by key.
 * @property {(key: string) => boolean} _isCompared Whether storage and disk copy agree about it.
 * @property {(key: string) => boolean} _hasUnsavedCopy
 * @property {{ writeThrough: (key: string, value: string) => void, fail: (error: unknown) => void, holdsMany: () => unknown }}
 * _checked
 * @property {(key: string, value: string, options?: { replaces?: boolean }) => void} _copyToDisk
 * @property {(key: string) => string | null | undefined} getItem null where nothing is stored, undefined where the storage
 * cannot be read.
 * @property {(key: string, value: string) => void} setItem Where that fails, it is kept, and `failure` says so.
 * @property {(key: string) => boolean} removeItem Says whether it is gone.
 * @property {() => string[]} keys All our keys, of every visit and every version.
 * @property {() => void} retry Tries again to write whatever is not written yet.
 * @property {() => void} flush Writes through what the disk copy has brought back.
 * @property {(visit?: string) => Promise<Comparison>} reconcile Compares storage and disk copy, key by key: the later
 * change wins.  Where there are many keys and a visit is given, of this one alone.
 * @property {(visit?: string) => Promise<void>} ready Whoever moves, lists, saves or deletes waits for this: then storage
 * and disk copy say the same of this visit, or of all.
 * @property {(heir?: (key: string, value: string) => void) => void} end This place is not to be written to any more; an
 * heir takes what comes after all.
 * @property {(key: string) => void} yieldTo What another tab wrote takes the place of what this page could not write.
 * @property {() => boolean} isUsed Whether this page has written anything.
 * @property {() => Failure | null} failure Why saving does not work at present, or null.
 * @property {() => boolean} hasUnsaved Whether something that the person entered exists only on this page.
 * @property {() => DiskState | "none"} durability How the disk copy is; none where there is to be none.
 * @property {(listener: () => void) => void} subscribe Called when `durability` changes.
 *
 * @typedef {"device" | "session"} Retention
 *
 * @typedef {object} Places What a page may keep things in.
 * @property {Area | null} device
 * @property {Area | null} session
 * @property {DiskCopy} diskCopy
 * @property {Partial<Record<Retention, TextStorage>>} storages One for each place: a second one would not know what the
 * first could not write yet, and what the disk copy has brought back.
 *
 * @typedef {object} Change
 * @property {string} question
 * @property {Answer} answer The question's answer now.
 * @property {Patch} patch What changed.
 * @property {boolean} foreign Whether it came from elsewhere: another tab, a file, an undone deletion.
 *
 * @typedef {object} Store The answers of one visit, as this page believes them.
 * @property {TextStorage} _storage
 * @property {() => Date} _now
 * @property {() => Store} _beside The same answers as another window sees them.
 * @property {(question: string) => Answer} _load
 * @property {(question: string, answer: Answer) => void} _keep
 * @property {(question: string, answer: Answer, foreign: boolean, isNews?: boolean) => void} _remember
 * @property {(visit: Visit) => void} _showVisit
 * @property {(answer: Answer) => string} _textOf
 * @property {string} visitId
 * @property {(question: string) => Answer} read
 * @property {(question: string, patch: Patch, revision: number) => void} write Changes some fields of an answer; with the
 * question's revision on this page.
 * @property {(event: { key: string | null, newValue: string | null }) => void} receive Takes in what another tab did.
 * @property {() => void} refresh Reads everything again: after a return from the back/forward cache, or when everything
 * was cleared elsewhere.
 * @property {() => Promise<string[]>} reconcile Brings storage and disk copy together; the keys whose value the copy brought.
 * @property {() => Promise<void>} ready Whoever uses all that is kept of this visit waits for this.
 * @property {() => string[]} questions Those, of this page or another, that the storage knows an answer to, were it an
 * empty one.
 * @property {() => string[]} answered Those, of this page or another, that hold something; a listener hears of one before
 * it is stored.
 * @property {(listener: (change: Change) => void) => void} subscribe
 * @property {(listener: (question: string, older: Answer) => void) => void} subscribeRecall Told of an earlier answer that
 * may be wanted back.
 * @property {(listener: (visit: Visit) => void) => void} subscribeVisit
 * @property {() => Visit} visit
 * @property {(patch: Partial<Visit>) => void} changeVisit
 * @property {() => number} unreadableCount How many stored values could not be read; copies of them are kept.
 */

export {};
