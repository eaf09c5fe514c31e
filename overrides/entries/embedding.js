/**
 * The script of the page that puts together what an editor embeds.
 */
import "../parts/embedding/embedding.js";
