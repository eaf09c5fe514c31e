/**
 * The start page of whoever has begun; it loads where something is kept.
 */
import { startHome } from "../parts/home/home.js";

Object.assign(window, { fachaustauschHome: startHome });
