import { Command, CommanderError } from "commander";
import { addBackupCommands } from "./backup.ts";
import { addCommandCommands } from "./command.ts";
import { addDoctorCommands } from "./doctor.ts";
import { addFigureCommands } from "./figure.ts";
import { addLogCommands } from "./log.ts";
import { addMistakesCommands } from "./mistakes.ts";
import { addLinkCommand } from "./link.ts";
import { addRebuildCommands } from "./rebuild.ts";
import { addNamesCommands } from "./names.ts";
import { fail } from "./run.ts";
import { addServeCommand } from "./serve.ts";
import { addSynthCommand } from "./synth.ts";
import { addVerifyCommand } from "./verify.ts";
import { addWitnessCommand } from "./witness.ts";

/** Exit code for a call whose words are off (sysexits: EX_USAGE). */
const USAGE = 64;

const program = new Command("apora")
  .description("A register of political prisoners whose every number can be defended")
  .showHelpAfterError()
  .exitOverride();

addServeCommand(program);
addFigureCommands(program);
addRebuildCommands(program);
addBackupCommands(program);
addCommandCommands(program);
addDoctorCommands(program);
addMistakesCommands(program);
addVerifyCommand(program);
addLogCommands(program);
addWitnessCommand(program);
addLinkCommand(program);
addSynthCommand(program);
addNamesCommands(program);

try {
  await program.parseAsync();
} catch (problem) {
  if (problem instanceof CommanderError) process.exitCode = problem.exitCode === 0 ? 0 : USAGE;
  else fail(problem);
}
