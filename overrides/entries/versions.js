/**
 * What keeps earlier versions of answers: loads once there may be one to keep or to show.
 */
import { keepVersions } from "../parts/versions/keeping.js";

Object.assign(window, { fachaustauschKeep: keepVersions });
