import { Command, CommanderError } from "commander";
import { fail } from "./run.ts";

/** Exit code for a call whose words are off (sysexits: EX_USAGE). */
const USAGE = 64;

type Add = (program: Command) => void;

type Loadable = {
  readonly words: readonly string[];
  readonly load: () => Promise<Add>;
  /** Works on files alone, at least in part: the rooms of the register are then not loaded before they are needed. */
  readonly standalone?: true;
};

/** The commands in the order of the help. Each is loaded when it is called. */
const COMMANDS: readonly Loadable[] = [
  { words: ["serve"], load: async () => (await import("./serve.ts")).addServeCommand },
  { words: ["figure"], load: async () => (await import("./figure.ts")).addFigureCommands },
  { words: ["export"], load: async () => (await import("./export.ts")).addExportCommand },
  { words: ["rebuild"], load: async () => (await import("./rebuild.ts")).addRebuildCommands },
  { words: ["backup", "restore"], load: async () => (await import("./backup.ts")).addBackupCommands },
  { words: ["erase"], load: async () => (await import("./erase.ts")).addEraseCommand },
  { words: ["command"], load: async () => (await import("./command.ts")).addCommandCommands },
  { words: ["import"], load: async () => (await import("./import.ts")).addImportCommands },
  { words: ["desk"], load: async () => (await import("./desk.ts")).addDeskCommand },
  { words: ["doctor"], load: async () => (await import("./doctor.ts")).addDoctorCommands },
  { words: ["matches"], load: async () => (await import("./matches.ts")).addMatchesCommands },
  { words: ["tasks"], load: async () => (await import("./tasks.ts")).addTasksCommands },
  { words: ["mistakes"], load: async () => (await import("./mistakes.ts")).addMistakesCommands },
  { words: ["verify"], standalone: true, load: async () => (await import("./verify.ts")).addVerifyCommand },
  { words: ["log"], load: async () => (await import("./log.ts")).addLogCommands },
  { words: ["witness"], standalone: true, load: async () => (await import("./witness.ts")).addWitnessCommand },
  { words: ["audit"], load: async () => (await import("./audit.ts")).addAuditCommands },
  { words: ["link"], standalone: true, load: async () => (await import("./link.ts")).addLinkCommand },
  { words: ["synth"], load: async () => (await import("./synth.ts")).addSynthCommand },
  { words: ["names"], standalone: true, load: async () => (await import("./names.ts")).addNamesCommands },
  { words: ["estimate"], standalone: true, load: async () => (await import("./estimate.ts")).loadEstimateCommands(process.argv[3]) },
];

const program = new Command("apora")
  .description("A register of political prisoners whose every number can be defended")
  .showHelpAfterError()
  .exitOverride();

const called = COMMANDS.filter(({ words }) => words.includes(process.argv[2] ?? ""));
// Help, and a word that is no command, need all of them.
const wanted = called.length > 0 ? called : COMMANDS;
// What a room declares (properties, commands, projections) is there before whatever uses it.
if (!wanted.every(({ standalone }) => standalone)) await import("./open-register.ts");
for (const { load } of wanted) (await load())(program);

try {
  await program.parseAsync();
} catch (problem) {
  if (problem instanceof CommanderError) process.exitCode = problem.exitCode === 0 ? 0 : USAGE;
  else fail(problem);
}
