/**
 * Checks the client's rooms by `.dependency-cruiser.mjs`, which sees no types in comments: so in a copy of the sources
 * they become imports like any other.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import rules from "../../.dependency-cruiser.mjs";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const FOLDERS = ["overrides/client", "overrides/parts", "overrides/entries"];
const TYPES = /@import \{[^}]*\} from ("[^"]+")|\bimport\(("[^"]+")\)/g;

/** @param {string} file Of JavaScript. */
function withTypesAsImports(file) {
  const text = readFileSync(file, "utf8");
  const named = new Set([...text.matchAll(TYPES)].map(([, first, second]) => first ?? second));
  writeFileSync(file, [...[...named].map((name) => `import ${name};`), text].join("\n"));
}

const copy = mkdtempSync(path.join(tmpdir(), "rooms-"));
try {
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(copy, "node_modules"));
  for (const folder of FOLDERS) {
    cpSync(path.join(PROJECT, folder), path.join(copy, folder), {
      recursive: true,
      filter: (file) => !path.extname(file) || file.endsWith(".js"),
    });
  }
  for (const file of globSync("overrides/**/*.js", { cwd: copy })) withTypesAsImports(path.join(copy, file));
  process.chdir(copy);
  const { output, exitCode } = await cruise(FOLDERS, {
    ...rules.options,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
    outputType: "err",
  });
  console.log(output);
  process.exitCode = exitCode;
} finally {
  rmSync(copy, { recursive: true });
}
