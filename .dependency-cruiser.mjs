/**
 * The client's rooms: arrows point down, from what a page loads to what is pure, and nothing goes in a circle.
 */
const severity = /** @type {const} */ ("error");
const client = "^overrides/client";
const above = {
  answers: ["storage", "page", "wiring", "entries"],
  storage: ["page", "wiring", "entries"],
  page: ["wiring", "entries"],
  wiring: ["entries"],
};

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
    ...Object.entries(above).map(([room, rooms]) => ({
      name: `no-arrow-up-from-${room}`,
      comment: "A room knows only those below it: entries, wiring, parts, page, storage, answers.",
      severity,
      from: { path: `${client}/${room}/` },
      to: { path: `${client}/(${rooms.join("|")})/` },
    })),
    {
      name: "no-arrow-up-to-parts",
      comment: "What parts share knows none of them: it is handed what it needs.",
      severity,
      from: { path: `${client}/(answers|storage|page)/` },
      to: { path: "^overrides/parts/" },
    },
    {
      name: "no-part-into-part",
      comment: "What two parts need stands in client/page or below; so that each can go.",
      severity,
      from: { path: "^overrides/parts/([^/]+)/" },
      to: { path: "^overrides/parts/", pathNot: "^overrides/parts/$1/" },
    },
    {
      name: "no-part-into-wiring",
      comment: "Wiring starts parts, never the other way round.",
      severity,
      from: { path: "^overrides/parts/" },
      to: { path: `${client}/(wiring|entries)/` },
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
