/**
 * The client's rooms: arrows point down, from what a page loads to what is pure, and nothing goes in a circle.
 */
const severity = /** @type {const} */ ("error");
/** From the pure one upwards; a room knows only those below it. */
const rooms = ["client/answers", "client/storage", "client/page", "parts", "entries/wiring", "entries"];
const of = (/** @type {string} */ room) => (room === "entries" ? "^overrides/entries/[^/]+$" : `^overrides/${room}/`);

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-circle",
      comment: "What goes in a circle cannot be understood piece by piece, types included.",
      severity,
      from: {},
      to: { circular: true },
    },
    ...rooms.slice(0, -1).map((room, index) => ({
      name: `no-arrow-up-from-${room}`,
      comment: `A room knows only those below it: ${rooms.toReversed().join(", ")}.`,
      severity,
      from: { path: of(room) },
      to: { path: rooms.slice(index + 1).map(of) },
    })),
    {
      name: "no-part-into-part",
      comment: "What two parts need stands in client/page or below; so that each can go.",
      severity,
      from: { path: "^overrides/parts/([^/]+)/" },
      to: { path: "^overrides/parts/", pathNot: "^overrides/parts/$1/" },
    },
    {
      name: "resolvable",
      comment: "The file is not there.",
      severity,
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: { doNotFollow: { path: "node_modules" }, enhancedResolveOptions: { extensions: [".js"] } },
};
