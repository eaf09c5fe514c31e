/**
 * The script of the search, which loads once somebody opens it.
 */
import "../parts/search/search.js";
